/** Files of a local run hold names and addresses of people: they are for the user who started it. */
import { chmodSync, closeSync, constants, lstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';

const OWNER_ONLY = 0o600;
/** What SQLite keeps beside a database. */
const PARTS = ['', '-wal', '-shm'];

/** Takes back what an earlier start let others read. Files that are not there, links and strangers' files stay as they are. */
export function keepPrivate(dataFile: string): void {
  for (const part of PARTS) {
    try {
      if (lstatSync(dataFile + part).isFile()) chmodSync(dataFile + part, OWNER_ONLY);
    } catch {
      // Not there, or not ours: the engine says itself what it cannot open.
    }
  }
}

/** @throws the system's error, EEXIST when anything stands there already, be it a link */
export function writeNew(path: string, text: string): void {
  writeFileSync(path, text, { flag: 'wx', mode: OWNER_ONLY });
}

/** @throws the system's error, ELOOP for a link */
export function readUnlinked(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** Calls something that starts a program, so that what the program writes is private too. */
export function privately<Started>(start: () => Started): Started {
  const before = process.umask(0o077);
  try {
    return start();
  } finally {
    process.umask(before);
  }
}
