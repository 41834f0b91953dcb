/** New work stops this long before the Lambda would be cut off, in milliseconds. */
export const STOP_BEFORE_TIMEOUT_MS = 1500;
