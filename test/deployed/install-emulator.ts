/** MiniStack, the cloud on one machine, in a Python environment of its own under .ministack/. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { run } from './child.ts';

export const EMULATOR_FOLDER = join(PROJECT_ROOT, '.ministack');
const PYTHON_ENVIRONMENT = join(EMULATOR_FOLDER, 'venv');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
/** Holds the digest of the requirements that were installed in full. */
const INSTALLED = join(EMULATOR_FOLDER, 'installed');

/** Path of the emulator's program, installed if need be. @throws Error saying what could not be had */
export async function installEmulator(): Promise<string> {
  const wanted = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const installed = await readFile(INSTALLED, 'utf8').catch(() => undefined);
  if (installed !== wanted) {
    await run('python3', ['-m', 'venv', '--clear', PYTHON_ENVIRONMENT]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--requirement',
      REQUIREMENTS,
    ];
    await run(join(PYTHON_ENVIRONMENT, 'bin', 'python'), pip);
    await writeFile(INSTALLED, wanted);
  }
  return join(PYTHON_ENVIRONMENT, 'bin', 'ministack');
}
