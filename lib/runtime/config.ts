/** What the environment says: names only, never a secret. */

export interface Config {
  tableName: string;
  /** Another engine than AWS's own: local runs and tests. */
  endpoint?: string;
}

/** Reads the environment. @throws Error when the table is not named, which is a deployment mistake */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const tableName = environment['TABLE_NAME'];
  if (!tableName) throw new Error('TABLE_NAME is not set');
  return { tableName, endpoint: environment['DYNAMODB_ENDPOINT'] || undefined };
}
