/** Programs from PyPI, in a Python environment of their own that is kept between runs. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.ts';

/** The folder of their programs, below one of the project's; installed if need be. @throws Error saying what could not be had */
export async function installedPrograms(folder: string, requirements: string): Promise<string> {
  const python = join(folder, 'venv');
  /** Holds the digest of the requirements that were installed in full. */
  const done = join(folder, 'installed');
  const wanted = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  if ((await readFile(done, 'utf8').catch(() => undefined)) !== wanted) {
    await run('python3', ['-m', 'venv', '--clear', python]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--requirement',
      requirements,
    ];
    await run(join(python, 'bin', 'python'), pip);
    await writeFile(done, wanted);
  }
  return join(python, 'bin');
}
