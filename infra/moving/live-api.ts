/** Calls of a live service: signed in, paced so that its limit is never passed, and patient with it. */
import { pacer } from './pacer.ts';
import { SourceFailure } from './source-failure.ts';
import { ask, LONGEST_PAUSE_MS, pause, type Answer } from './live-answers.ts';
import type { LiveAccount } from './live-account.ts';
import { tokens } from './live-tokens.ts';
import { textOf, type Fields } from './wire-values.ts';

export interface LiveApi {
  /** The fields of a good answer. @throws SourceFailure; NotThere for a 404 */
  get(path: string, query?: Record<string, string>): Promise<Fields>;
  calls(): number;
}

/** There is no such thing, or no more. */
export class NotThere extends Error {}

const TRIES = 10;
/** A token may end while a call is on its way, more than once. */
const SIGN_INS = 5;
const LONGEST_WAIT_MS = 15 * 60_000;

export function liveApi(account: LiveAccount): LiveApi {
  const pace = pacer(account.perMinute);
  const token = tokens(account, pace);
  let calls = 0;
  return {
    calls: () => calls,
    async get(path, query = {}) {
      const url = `${account.url}${path}?${new URLSearchParams(query)}`;
      for (let tries = 1; ; tries += 1) {
        await pace.turn();
        calls += 1;
        const signedIn = token.headers();
        const answer = await ask(url, await signedIn);
        if (answer.status === 200) return answer.fields;
        if (answer.status === 204) return {};
        if (answer.status === 404) throw new NotThere(path);
        if (answer.status === 429) pace.waitFor(patience(path, answer));
        else if (answer.status === 401) token.forget(signedIn);
        else if (answer.status !== 0 && answer.status < 500) throw refusal(path, answer);
        else await pause(tries, answer.pauseMs);
        if (tries >= (answer.status === 401 ? SIGN_INS : TRIES) && answer.status !== 429)
          throw refusal(path, answer);
      }
    },
  };
}

/** What the service asks for, but for a day's limit: that is for people to wait for. @throws SourceFailure */
function patience(path: string, { pauseMs = LONGEST_PAUSE_MS }: Answer): number {
  if (pauseMs <= LONGEST_WAIT_MS) return pauseMs;
  const minutes = Math.ceil(pauseMs / 60_000);
  throw new SourceFailure(
    `${path}: the service asks to be left alone for ${minutes} minutes. What is moved stays; the same command goes on then.`,
  );
}

function refusal(path: string, { status, fields }: Answer): SourceFailure {
  const told = [fields['code'], fields['message']]
    .map((value) => textOf(value))
    .filter(Boolean)
    .join(' ');
  const what = status === 0 ? 'no answer' : `${status} ${told}`;
  return new SourceFailure(`${path}: ${what}. What is moved stays; the same command goes on.`);
}
