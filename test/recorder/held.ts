/** The header that tells the held server how many requests its run has had, this one included. Its code never sees it. */
export const COUNT_HEADER = 'x-recorder-count';
