/** The pid file beside DATA_FILE: after kill -9 of the gateway it leads to the engine that was left behind. */
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE_PROGRAM } from './engine-binary.ts';
import { readUnlinked, writeNew } from './private-files.ts';
import { StartRefusal } from './start-refusal.ts';

const END_WITHIN_MS = 5_000;
const POLL_MS = 20;

interface EngineNote {
  engine: number;
  gateway: number;
  endpoint: string;
}

const noteFile = (dataFile: string) => `${dataFile}.pid`;

/** Notes which engine serves the file, where, and for whom. */
export function rememberEngine(dataFile: string, engine: number, endpoint: string): void {
  const note: EngineNote = { engine, gateway: process.pid, endpoint };
  try {
    // What stood there has been removed: whatever stands there now, a link perhaps, is somebody else's.
    writeNew(noteFile(dataFile), JSON.stringify(note));
  } catch {
    // A directory that takes no pid file takes no database either: the engine's own refusal says it better.
  }
}

/** Where the engine on the file answers; undefined when none runs or its gateway is gone. */
export function runningEngine(dataFile: string): string | undefined {
  const note = readNote(dataFile);
  return note && isEngineOn(note.engine, dataFile) && parentOf(note.engine) === note.gateway
    ? note.endpoint
    : undefined;
}

export function forgetEngine(dataFile: string): void {
  rmSync(noteFile(dataFile), { force: true });
}

/** Ends the engine that a killed gateway left on the file. @throws StartRefusal when its gateway still runs */
export async function endOrphan(dataFile: string): Promise<void> {
  const note = readNote(dataFile);
  if (!note || !isEngineOn(note.engine, dataFile)) return forgetEngine(dataFile);
  // An orphan has been handed to another parent: while the parent is the noted gateway, that gateway is alive.
  if (parentOf(note.engine) === note.gateway) {
    throw new StartRefusal(`DATA_FILE ${dataFile} is in use by the gateway with process id ${note.gateway}`);
  }
  process.kill(note.engine, 'SIGTERM');
  const until = Date.now() + END_WITHIN_MS;
  while (isEngineOn(note.engine, dataFile)) {
    if (Date.now() > until) process.kill(note.engine, 'SIGKILL');
    await pause(POLL_MS);
  }
  forgetEngine(dataFile);
}

function readNote(dataFile: string): EngineNote | undefined {
  try {
    const note = JSON.parse(readUnlinked(noteFile(dataFile))) as Partial<EngineNote>;
    return Number.isInteger(note.engine) && Number.isInteger(note.gateway) ? (note as EngineNote) : undefined;
  } catch {
    return undefined;
  }
}

/** True only for a running engine on this very file: a process id alone may have been given to somebody else. */
function isEngineOn(pid: number, dataFile: string): boolean {
  try {
    const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(program) === ENGINE_PROGRAM && words.includes(dataFile);
  } catch {
    return false;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^PPid:\s+(\d+)$/m);
    return line ? Number(line[1]) : undefined;
  } catch {
    return undefined;
  }
}
