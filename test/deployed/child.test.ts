import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { run } from './child.ts';

const execute = promisify(execFile);

describe('a child process', () => {
  it('resolves to what it printed', async () => {
    expect(await run('node', ['-p', '6 * 7'])).toBe('42\n');
  });

  it('is told with what it printed when it fails', async () => {
    const failing = run('node', ['-e', 'console.log("half done"); process.exit(3)']);
    await expect(failing).rejects.toThrow(/ended with 3\nhalf done/);
  });

  it('that cannot be started keeps nobody waiting', async () => {
    const script =
      "import('./test/deployed/child.ts').then(({ run }) => run('no-such-program', [])).catch((e) => console.log(e.message))";
    const { stdout } = await execute(process.execPath, ['-e', script], { timeout: 20_000 });
    expect(stdout).toContain('no-such-program');
  });
});
