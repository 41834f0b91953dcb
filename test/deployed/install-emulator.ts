/** MiniStack, the cloud on one machine, in a Python environment of its own under .ministack/. */
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { installedPrograms } from './installed-programs.ts';

export const EMULATOR_FOLDER = join(PROJECT_ROOT, '.ministack');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');

/** Path of the emulator's program, installed if need be. @throws Error saying what could not be had */
export async function installEmulator(): Promise<string> {
  return join(await installedPrograms(EMULATOR_FOLDER, REQUIREMENTS), 'ministack');
}
