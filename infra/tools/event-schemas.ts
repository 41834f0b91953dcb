/** `npm run events:schemas`: writes docs/events/schema.json and docs/events/asyncapi.json from the schemas in code. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as prettier from 'prettier';
import { takesNoOptions } from '../local/help.ts';
import { asyncApi, jsonSchema } from './event-documents.ts';

const FOLDER = new URL('../../docs/events/', import.meta.url);

/** Each document by file name, as it should stand. */
export async function eventDocuments(): Promise<Map<string, string>> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', FOLDER), 'utf8')) as {
    version: string;
  };
  const printed = (value: object) =>
    prettier.format(JSON.stringify(value), { parser: 'json', printWidth: 110 });
  return new Map([
    ['schema.json', await printed(jsonSchema())],
    ['asyncapi.json', await printed(asyncApi(version))],
  ]);
}

if (import.meta.main) {
  takesNoOptions(
    'usage: npm run events:schemas\nRenews docs/events/schema.json and docs/events/asyncapi.json.',
  );
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await eventDocuments()) writeFileSync(new URL(name, FOLDER), text);
}
