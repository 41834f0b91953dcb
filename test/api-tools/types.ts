/** The types of the example clients are those of the documents; `--renew` makes them again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolRun, type Result, type Step } from './step.ts';

const DOCUMENTS = 'docs/openapi';
const TYPES = 'examples/clients/types';

const names = () => readdirSync(DOCUMENTS).map((file) => file.replace('.json', ''));

/** As they should stand, by name. @throws Error for what openapi-typescript does not understand */
async function made(): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  const all = new Map<string, string>();
  for (const name of names()) {
    const out = join(folder, `${name}.d.ts`);
    const { code, said } = await toolRun('openapi-typescript/bin/cli.js', [
      join(DOCUMENTS, `${name}.json`),
      '--output',
      out,
    ]);
    if (code !== 0) throw new Error(said);
    all.set(name, readFileSync(out, 'utf8'));
  }
  rmSync(folder, { recursive: true });
  return all;
}

const fileOf = (name: string) => join(TYPES, `${name}.d.ts`);

export const types: Step = async () =>
  [...(await made())].map(([name, text]): Result => {
    const isStale = !existsSync(fileOf(name)) || readFileSync(fileOf(name), 'utf8') !== text;
    return {
      what: `types of ${name}`,
      ...(isStale && { fault: `${fileOf(name)} is stale: npm run test:api -- --renew` }),
    };
  });

export async function renewTypes(): Promise<string> {
  const all = await made();
  for (const [name, text] of all) writeFileSync(fileOf(name), text);
  return `${all.size} files in ${TYPES}`;
}
