/** How calls of a live service say who they are. */
import { ask, pause } from './live-answers.ts';
import type { LiveAccount } from './live-account.ts';
import type { Pacer } from './pacer.ts';
import { SourceFailure } from './source-failure.ts';
import { textOf } from './wire-values.ts';

const TRIES = 10;

/** Access tokens, made when one is needed and renewed before they end. */
export function tokens(account: LiveAccount, pace: Pacer) {
  let current: Promise<Record<string, string>> | undefined;
  const { key } = account;
  return {
    headers: () => (current ??= key ? Promise.resolve({ [key.header]: key.value }) : signIn(account, pace)),
    /** Unless another call has renewed it meanwhile: a service makes only so many tokens. */
    forget: (refused: Promise<Record<string, string>>) => {
      if (current === refused) current = undefined;
    },
  };
}

async function signIn(
  { accountsUrl = '', clientId = '', clientSecret = '', refreshToken = '' }: LiveAccount,
  pace: Pacer,
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
