/** How far a long work has come, on stderr: a bar, the rate, and the time that is left. */

const WIDTH = 24;
const EVERY_MS = 200;

interface ProgressBar {
  /** One is done, or so many. */
  step(count?: number): void;
  /** Ends the line. Answers what was done, at which rate. */
  end(): string;
}

/** Of so many things, when that is known; silent where nobody looks at a terminal. */
export function progressBar(total: number | undefined, things: string): ProgressBar {
  const began = Date.now();
  let done = 0;
  let shownAt = 0;
  const seconds = () => Math.max(0.001, (Date.now() - began) / 1000);
  const rate = () => Math.round(done / seconds());
  const show = () => {
    if (total === undefined) return process.stderr.write(`\r${done} ${things}, ${rate()}/s   `);
    const filled = Math.round((done / total) * WIDTH);
    const left = Math.ceil((total - done) / Math.max(1, rate()));
    const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
    return process.stderr.write(`\r[${bar}] ${done} of ${total} ${things}, ${rate()}/s, ${left} s left   `);
  };
  return {
    step(count = 1) {
      done += count;
      if (!process.stderr.isTTY || Date.now() - shownAt < EVERY_MS) return;
      shownAt = Date.now();
      show();
    },
    end() {
      if (process.stderr.isTTY) {
        show();
        process.stderr.write('\n');
      }
      return `${done} ${things} in ${seconds().toFixed(1)} s (${rate()}/s)`;
    },
  };
}
