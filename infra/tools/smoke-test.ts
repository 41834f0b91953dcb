/** Is the API that was just deployed there, and does it refuse strangers in its own words? Asked without a credential. */
import { setTimeout as pause } from 'node:timers/promises';
import { demoClient } from './demo-client.ts';
import { ToolRefusal } from './run-tool.ts';

/** A new API and a cold function take seconds, a new domain longer. */
const WITHIN_MS = 60_000;
const AGAIN_AFTER_MS = 2000;

/** @throws ToolRefusal saying what was answered instead */
export async function smokeTest(baseUrl: string, withinMs = WITHIN_MS): Promise<string> {
  const client = demoClient({ baseUrl, apiKey: '' });
  const until = Date.now() + withinMs;
  for (;;) {
    const found = await problemIn(client);
    if (found === undefined) return 'the API answers, and refuses strangers';
    if (Date.now() + AGAIN_AFTER_MS > until)
      throw new ToolRefusal(`deployed, but ${baseUrl} ${found}: look into the log groups of the functions`);
    await pause(AGAIN_AFTER_MS);
  }
}

async function problemIn(client: ReturnType<typeof demoClient>): Promise<string | undefined> {
  try {
    const listed = await client({ method: 'GET', path: '', anonymous: true });
    if (listed.status !== 401) return `answers a list without a key with ${listed.status}`;
    const body = 'grant_type=refresh_token&client_id=nobody&client_secret=none&refresh_token=none';
    const signedIn = await client({
      method: 'POST',
      from: '/oauth/v2',
      path: '/token',
      anonymous: true,
      form: true,
      body,
    });
    const said = JSON.stringify(signedIn.body);
    return said.includes('invalid_client')
      ? undefined
      : `answers an unknown client with ${signedIn.status}: ${said}`;
  } catch (error) {
    return `does not answer (${error instanceof Error ? error.message : String(error)})`;
  }
}
