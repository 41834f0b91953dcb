/** The official Node SDK, unmodified, signs in with its refresh token: only its environment's addresses are ours. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMain } from '../support/local-main.ts';

const require = createRequire(import.meta.url);
/** The SDK has no types: its classes are found by the file they are in. */
const sdk = (path: string): any => require(`@zohocrm/nodejs-sdk-2.0/${path}`);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sdk-sign-in-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('signs in at npm start’s gateway, keeps the token, and lists', async () => {
  const { url } = await startMain();
  const token = await initialised(url, 'demo-refresh');
  const { RecordOperations } = sdk('core/com/zoho/crm/api/record/record_operations');
  const { ParameterMap } = sdk('routes/parameter_map');
  const { HeaderMap } = sdk('routes/header_map');
  const listed = await new RecordOperations().getRecords('Sales_Orders', new ParameterMap(), new HeaderMap());
  expect(listed.getStatusCode()).toBe(204);
  expect(token.getAccessToken()).toMatch(/^eyJ/);
  expect(Number(token.getExpiresIn()) - Date.now()).toBeGreaterThan(3_500_000);
  const first = token.getAccessToken();
  await new RecordOperations().getRecords('Sales_Orders', new ParameterMap(), new HeaderMap());
  expect(token.getAccessToken()).toBe(first);

  const wrong = await initialised(url, 'demo-refresh-no-more');
  const refused = new RecordOperations().getRecords('Sales_Orders', new ParameterMap(), new HeaderMap());
  await expect(refused).rejects.toMatchObject({ message: 'invalid_code' });
  expect(wrong.getAccessToken()).toBeNull();
});

/** As its documentation has it: client, refresh token, store; the environment names where API and accounts are. */
async function initialised(url: string, refreshToken: string): Promise<any> {
  const { InitializeBuilder } = sdk('routes/initialize_builder');
  const { Environment } = sdk('routes/dc/environment');
  const { OAuthBuilder } = sdk('models/authenticator/oauth_builder');
  const { FileStore } = sdk('models/authenticator/store/file_store');
  const { UserSignature } = sdk('routes/user_signature');
  const { LogBuilder } = sdk('routes/logger/log_builder');
  const { Levels } = sdk('routes/logger/logger');
  const token = new OAuthBuilder()
    .clientId('demo-client')
    .clientSecret('demo-secret')
    .refreshToken(refreshToken)
    .build();
  const builder = await new InitializeBuilder();
  await builder
    .user(new UserSignature('client@example.com'))
    .environment(new Environment(url, `${url}/oauth/v2/token`, url, 'local'))
    .token(token)
    .store(new FileStore(join(folder, `${refreshToken}.txt`)))
    .resourcePath(folder)
    .logger(new LogBuilder().level(Levels.OFF).filePath(join(folder, 'sdk.log')).build())
    .initialize();
  return token;
}
