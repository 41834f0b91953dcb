/** The recorded requests: what the suites sent, file by file, so that another version can be asked the same again. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Made once from the suites of test/; an id that the API made is named by the answer that told it. */
const CORPUS = new URL('../fixtures/recorded/requests.json.gz', import.meta.url);

export interface RecordedRequest {
  method: string;
  /** With the query, escaped as it was sent. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Reference rows and settings that a test wrote, one row of an import file each. */
export interface RecordedRows {
  rows: object[];
}

export type Step = RecordedRequest | RecordedRows;

export interface Group {
  /** The test file, without what all of them share. */
  name: string;
  steps: Step[];
}

/** The groups whose name contains the text; '' takes all. */
export function readCorpus(part: string): Group[] {
  const { groups } = JSON.parse(gunzipSync(readFileSync(CORPUS)).toString('utf8')) as { groups: Group[] };
  return groups.filter(({ name }) => name.includes(part));
}

/** By the first folder of the path, which every dialect has to itself. */
export function dialectOf({ path }: { path: string }): string {
  const folder = path.split(/[/?]/)[1] ?? '';
  return { inventory: 'Inventory', store: 'Commerce', api: 'Getfly', crm: 'CRM' }[folder] ?? 'none';
}
