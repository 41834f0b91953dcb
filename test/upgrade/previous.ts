/** The release before this one, in a folder of its own. */
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { run } from '../deployed/child.ts';
import { EMULATOR_FOLDER } from '../deployed/install-emulator.ts';

const FOLDER = join(EMULATOR_FOLDER, 'previous');
const ARCHIVE = join(EMULATOR_FOLDER, 'previous.tar');

/**
 * What is upgraded from: what was asked for, else the newest version that was tagged, else, before there is one, the commit that
 * is worked on. That proves no more than that a deployment over itself changes nothing, and that the lane works.
 */
export async function previousRelease(asked: string | undefined): Promise<string> {
  if (asked !== undefined) return asked;
  const tag = await run('git', ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*']).catch(() => '');
  return tag.trim() || 'HEAD';
}

/** Its sources, with its dependencies: ours where they are the same. Answers the folder. */
export async function checkOut(release: string): Promise<string> {
  await forget();
  await mkdir(FOLDER, { recursive: true });
  await run('git', ['archive', '--format=tar', '--output', ARCHIVE, release]);
  await run('tar', ['-xf', ARCHIVE, '-C', FOLDER]);
  const [theirs, ours] = await Promise.all(
    [FOLDER, PROJECT_ROOT].map((root) => readFile(join(root, 'package-lock.json'), 'utf8')),
  );
  if (theirs === ours) await symlink(join(PROJECT_ROOT, 'node_modules'), join(FOLDER, 'node_modules'));
  else await run('npm', ['ci', '--no-audit', '--no-fund'], process.env, FOLDER);
  return FOLDER;
}

export async function forget(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await rm(ARCHIVE, { force: true });
}
