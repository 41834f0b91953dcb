/** A copy of the tree as npm leaves it on a platform for which the embedded engine has no program. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The scope of the engine's packages. */
const ENGINE_SCOPE = '@dynoxide';

export function copyWithoutEngine(to: string): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n')) cpSync(file, join(to, file));
  mkdirSync(join(to, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    // Each package is linked, so that the missing one is missing and the others are found as ever.
    if (name !== ENGINE_SCOPE && name !== '.cache') {
      symlinkSync(resolve('node_modules', name), join(to, 'node_modules', name));
    }
  }
}
