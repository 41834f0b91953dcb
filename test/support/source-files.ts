/** The repository's own TypeScript, read from disk. */
import { readdirSync, readFileSync } from 'node:fs';

/** Path from the root -> text, of every TypeScript file under the folders, but for what is installed there. */
export function sourceFiles(...folders: string[]): Map<string, string> {
  const names = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  return new Map(
    names
      .filter((name) => name.endsWith('.ts') && !name.includes('/node_modules/'))
      .map((name) => [name, readFileSync(name, 'utf8')]),
  );
}
