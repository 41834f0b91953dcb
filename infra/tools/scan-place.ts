/** Where a walk through a whole table stands, as a text to go on from. */
import { keyOf, type Key } from '../../lib/store/keys.ts';
import { ToolRefusal } from './run-tool.ts';

export const placeText = (key: Key): string =>
  Buffer.from(JSON.stringify([key.PK, key.SK])).toString('base64url');

/** @throws ToolRefusal for what no walk has told */
export function placeIn(text: string | undefined): Key | undefined {
  if (text === undefined) return undefined;
  try {
    const [PK, SK] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof PK === 'string' && typeof SK === 'string') return keyOf({ PK, SK });
  } catch {
    // Told below.
  }
  throw new ToolRefusal(`--after "${text}" is no token of a walk`);
}

/** True once somebody has pressed Ctrl-C: the piece at hand is finished, and where to go on is told. */
export function stopOnInterrupt(): () => boolean {
  let isStopped = false;
  process.once('SIGINT', () => {
    isStopped = true;
    process.stderr.write('\nstopping after this piece\n');
  });
  return () => isStopped;
}
