/** Starts the embedded DynamoDB for the workers (filled in with the local engine). */
export default async function setup(): Promise<void> {}
