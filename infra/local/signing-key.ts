/** What access tokens of a local run are signed with: made at the first start, for the user who started it alone. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepPrivate, readUnlinked, writeNew } from './private-files.ts';
import { StartRefusal } from './start-refusal.ts';

const KEY_BYTES = 48;

interface SigningKey {
  file: string;
  /** Takes away what was made for this run alone. */
  forget(): void;
}

/**
 * Beside a data file, whose tokens then outlive a restart; else in a private folder for as long as the run lasts.
 * @throws StartRefusal when it can neither be made nor read
 */
export function signingKey(dataFile: string | undefined): SigningKey {
  if (dataFile !== undefined) return { file: madeOnce(`${dataFile}.signing-key`), forget: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'sales-orders-'));
  return {
    file: madeOnce(join(folder, 'signing-key')),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function madeOnce(file: string): string {
  try {
    writeNew(file, randomBytes(KEY_BYTES).toString('base64url'));
  } catch {
    // It stands there already, or it cannot: reading tells.
  }
  keepPrivate(file);
  try {
    readUnlinked(file);
  } catch {
    throw new StartRefusal(`the signing key ${file} can neither be made nor read`);
  }
  return file;
}
