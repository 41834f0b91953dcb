/** Calls of a live service: signed in, paced so that its limit is never passed, and patient with it. */
import { pacer } from './pacer.ts';
import { SourceFailure } from './source-failure.ts';
import { jsonIn } from './live-answers.ts';
import { textOf, type Fields } from './wire-values.ts';

export interface LiveAccount {
  /** With the base path: https://www.zohoapis.com/inventory/v1 */
  url: string;
  /** Where tokens are made: https://accounts.zoho.com; absent for a service with a key. */
  accountsUrl?: string;
  clientId?: string;
  clientSecret?: string;
  refreshToken?: string;
  /** Of a service with a key: its header and the key. */
  key?: { header: string; value: string };
  perMinute: number;
}

export interface LiveApi {
  /** The fields of a good answer. @throws SourceFailure; NotThere for a 404 */
  get(path: string, query?: Record<string, string>): Promise<Fields>;
  calls(): number;
}

/** There is no such thing, or no more. */
export class NotThere extends Error {}

const TRIES = 10;
const ANSWER_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

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
        const answer = await ask(url, await token.headers());
        if (answer.status === 200) return answer.fields;
        if (answer.status === 204) return {};
        if (answer.status === 404) throw new NotThere(path);
        if (answer.status === 429) pace.waitFor(answer.pauseMs ?? LONGEST_PAUSE_MS);
        else if (answer.status === 401) token.forget();
        else if (answer.status !== 0 && answer.status < 500) throw refusal(path, answer);
        else await pause(tries, answer.pauseMs);
        if (tries >= TRIES && answer.status !== 429) throw refusal(path, answer);
      }
    },
  };
}

interface Answer {
  /** 0: none came. */
  status: number;
  fields: Fields;
  /** How long the service asks to be left alone. */
  pauseMs?: number;
}

async function ask(url: string, headers: Record<string, string>, form?: URLSearchParams): Promise<Answer> {
  try {
    const sent = form ? { method: 'POST', body: form } : {};
    const answer = await fetch(url, { ...sent, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const text = await answer.text();
    const seconds = answer.headers.get('retry-after') ?? answer.headers.get('x-rate-limit-reset');
    const pauseMs = seconds && Number(seconds) >= 0 ? Number(seconds) * 1000 : undefined;
    return { status: answer.status, fields: jsonIn(text), pauseMs };
  } catch {
    return { status: 0, fields: {} };
  }
}

function refusal(path: string, { status, fields }: Answer): SourceFailure {
  const told = [fields['code'], fields['message']]
    .map((value) => textOf(value))
    .filter(Boolean)
    .join(' ');
  const what = status === 0 ? 'no answer' : `${status} ${told}`;
  return new SourceFailure(`${path}: ${what}. What is moved stays; the same command goes on.`);
}

async function pause(tries: number, asked: number | undefined): Promise<void> {
  const ms = asked ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Access tokens, made when one is needed and renewed before they end. */
function tokens(account: LiveAccount, pace: ReturnType<typeof pacer>) {
  let current: Promise<Record<string, string>> | undefined;
  const { key } = account;
  return {
    headers: () => (current ??= key ? Promise.resolve({ [key.header]: key.value }) : signIn(account, pace)),
    forget: () => (current = undefined),
  };
}

async function signIn(
  { accountsUrl = '', clientId = '', clientSecret = '', refreshToken = '' }: LiveAccount,
  pace: ReturnType<typeof pacer>,
): Promise<Record<string, string>> {
  // In the body: what stands in an address is logged on the way.
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  for (let tries = 1; ; tries += 1) {
    await pace.turn();
    const { status, fields } = await ask(`${accountsUrl}/oauth/v2/token`, {}, form);
    const token = textOf(fields['access_token']);
    if (token !== '') return { authorization: `Zoho-oauthtoken ${token}` };
    if (tries >= TRIES || (status >= 400 && status < 429) || status === 200)
      throw new SourceFailure(`no access token: ${textOf(fields['error']) || `status ${status}`}`);
    await pause(tries, undefined);
  }
}
