import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../../infra/local/engine.ts';
import { engineBinary } from '../../../infra/local/engine-binary.ts';

describe('the engine on a data file', () => {
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
