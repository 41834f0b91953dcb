/** `npm run openapi`: writes docs/openapi/*.json from the schemas in code; or keeps examples of a recording for them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runTool } from '../tools/run-tool.ts';
import { collectionFiles } from './collection.ts';
import { documents } from './documents.ts';
import { keepExamples, printed } from './keep-examples.ts';

const USAGE = `usage: npm run openapi [-- --examples RECORDING]

Renews the documents in docs/openapi, and the collection in examples/bruno.

  --examples RECORDING  before that, keeps answers of a recording (npm run record -- --out RECORDING) as examples`;

const FOLDER = new URL('../../docs/openapi/', import.meta.url);
const COLLECTION = new URL('../../examples/bruno/', import.meta.url);

/** Each document by file name, as it should stand. */
export async function openApiFiles(): Promise<Map<string, string>> {
  const files = [...documents()].map(async ([name, document]) => {
    return [`${name}.json`, await printed(document)] as const;
  });
  return new Map(await Promise.all(files));
}

if (import.meta.main) {
  await runTool(async () => {
    const { values } = parseArgs({
      options: { examples: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return USAGE;
    if (values.examples !== undefined) await keepExamples(values.examples);
    mkdirSync(FOLDER, { recursive: true });
    const files = await openApiFiles();
    for (const [name, text] of files) writeFileSync(new URL(name, FOLDER), text);
    const told = [...files].map(
      ([name, text]) => `docs/openapi/${name}: ${Math.round(text.length / 1024)} KB`,
    );
    return [...told, `examples/bruno: ${renewCollection()} files`].join('\n');
  });
}

/** What is no longer made is gone. */
function renewCollection(): number {
  rmSync(COLLECTION, { recursive: true, force: true });
  const files = collectionFiles();
  for (const [path, text] of files) {
    const file = new URL(path, COLLECTION);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, text);
  }
  return files.size;
}
