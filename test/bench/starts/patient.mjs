// Loaded before a function that an instrument slows down fifty times: no time passes, so that nothing is forgotten or given up.
import timers from 'node:timers';

const LONG_MS = 500;
const now = Date.now();
const { setTimeout: wait } = globalThis;
const patient = (act, milliseconds, ...words) => {
  const timer = wait(act, milliseconds >= LONG_MS ? 2 ** 31 - 1 : milliseconds, ...words);
  return milliseconds >= LONG_MS ? timer.unref() : timer;
};
globalThis.setTimeout = patient;
timers.setTimeout = patient;
AbortSignal.timeout = () => new AbortController().signal;
globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }
  static now = () => now;
};
