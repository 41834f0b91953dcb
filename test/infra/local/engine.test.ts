import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../../infra/local/engine.ts';
import { engineBinary } from '../../../infra/local/engine-binary.ts';
import { hasOwnEngine } from '../../support/own-engine.ts';

describe.runIf(hasOwnEngine)('the engine on a data file', () => {
  let folder: string;
  const noted = (name: string) => join(folder, `${name}.pid`);
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'engine-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers, and is gone with its note after a stop', async () => {
    const engine = await startEngine({ dataFile: join(folder, 'a') });
    expect((await fetch(engine.endpoint)).ok).toBe(true);
    expect(existsSync(noted('a'))).toBe(true);
    await engine.stop();
    expect(existsSync(noted('a'))).toBe(false);
    await expect(fetch(engine.endpoint)).rejects.toThrow();
  });

  it('ends an engine that was left behind', async () => {
    const orphan = spawn(engineBinary(), ['--port', '0', '--db-path', join(folder, 'b')]);
    await once(orphan.stderr, 'data');
    writeFileSync(noted('b'), JSON.stringify({ engine: orphan.pid, gateway: 1 }));
    const ended = once(orphan, 'exit');
    const engine = await startEngine({ dataFile: join(folder, 'b') });
    await ended;
    await engine.stop();
  });

  it('leaves any other process with the noted id alone', async () => {
    const stranger = spawn('sleep', ['30']);
    writeFileSync(noted('c'), JSON.stringify({ engine: stranger.pid, gateway: 1 }));
    const engine = await startEngine({ dataFile: join(folder, 'c') });
    expect(isRunning(stranger)).toBe(true);
    stranger.kill();
    await engine.stop();
  });

  it('refuses a file that another gateway is using', async () => {
    const engine = await startEngine({ dataFile: join(folder, 'd') });
    await expect(startEngine({ dataFile: join(folder, 'd') })).rejects.toThrow(/in use by the gateway/);
    await engine.stop();
  });

  it('keeps what it writes to this user, and takes back what others could read', async () => {
    const modes = () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('f'))
        .map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]);
    const first = await startEngine({ dataFile: join(folder, 'f') });
    expect(modes().map(([, mode]) => mode)).toEqual(modes().map(() => '600'));
    expect(modes().map(([name]) => name)).toEqual(expect.arrayContaining(['f', 'f.pid']));
    await first.stop();
    chmodSync(join(folder, 'f'), 0o644);
    const second = await startEngine({ dataFile: join(folder, 'f') });
    expect(modes().map(([, mode]) => mode)).toEqual(modes().map(() => '600'));
    await second.stop();
  });

  it('writes its note through no link', async () => {
    const elsewhere = join(folder, 'precious');
    writeFileSync(elsewhere, 'precious');
    symlinkSync(elsewhere, noted('g'));
    const engine = await startEngine({ dataFile: join(folder, 'g') });
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
    await engine.stop();
  });

  it('says what is wrong with a file that is no database', async () => {
    writeFileSync(
      join(folder, 'e'),
      'this is not a database, and long enough to be seen as none at all '.repeat(9),
    );
    await expect(startEngine({ dataFile: join(folder, 'e') })).rejects.toThrow(
      /^DATA_FILE .* cannot be used: [^\n]+$/,
    );
  });
});

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
