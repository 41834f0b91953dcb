/** `npm run deploy`: refuses what cannot be, before anything is built; asks the API; tells what became of a failure. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { failuresIn, toldFailure } from '../../../infra/tools/deploy-state.ts';
import { smokeTest } from '../../../infra/tools/smoke-test.ts';
import { runNode } from '../../support/run-node.ts';

describe('the command line', () => {
  it.each([
    [['-c', 'stagee=prod'], /there is no option stagee: .*stage/],
    [['-c', 'logRetentionDays=2'], /context logRetentionDays cannot be "2"/],
    [['-c', 'prod'], /must be name=value/],
    [['--stage', 'prod'], /Unknown option '--stage'/],
  ])('is refused with %j', async (args, why) => {
    const ended = await runNode([resolve('infra/tools/deploy.ts'), ...args], { AWS_REGION: '' });
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(why) });
  });
});

describe('the smoke test', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function apiThat(answers: Record<string, [number, unknown]>): Promise<string> {
    server = createServer((request, response) => {
      const [status, body] = answers[`${request.method} ${request.url}`] ?? [404, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const LIST = 'GET /inventory/v1/salesorders';
  const TOKEN = 'POST /oauth/v2/token';

  it('passes where strangers are refused at both doors', async () => {
    const url = await apiThat({ [LIST]: [401, {}], [TOKEN]: [200, { error: 'invalid_client' }] });
    expect(await smokeTest(url, 0)).toMatch(/answers/);
  });

  it.each<[string, Record<string, [number, unknown]>, RegExp]>([
    ['a list is open', { [LIST]: [200, {}] }, /list without a key with 200/],
    ['the gateway is alone', {}, /list without a key with 404/],
    ['the token endpoint fails', { [LIST]: [401, {}], [TOKEN]: [500, {}] }, /unknown client with 500/],
  ])('says so when %s', async (_, answers, why) => {
    await expect(smokeTest(await apiThat(answers), 0)).rejects.toThrow(why);
  });

  it('says so when nothing answers', async () => {
    await expect(smokeTest('http://127.0.0.1:1/', 0)).rejects.toThrow(/does not answer/);
  });
});

describe('a deployment that failed', () => {
  const since = new Date('2026-11-27T10:00:00Z');
  const event = (LogicalResourceId: string, ResourceStatus: string, reason: string, minute: number) => ({
    StackId: 's',
    EventId: String(minute),
    StackName: 's',
    LogicalResourceId,
    ResourceStatus: ResourceStatus as 'CREATE_FAILED',
    ResourceStatusReason: reason,
    Timestamp: new Date(Date.UTC(2026, 10, 27, 10, minute)),
  });

  it('is told by its causes, the first one first, without what was cancelled for them or failed before', () => {
    const events = [
      event('stack', 'UPDATE_ROLLBACK_IN_PROGRESS', 'failed', 4),
      event('Queue', 'CREATE_FAILED', 'Resource creation cancelled', 3),
      event('Second', 'UPDATE_FAILED', 'no such key', 2),
      event('First', 'CREATE_FAILED', 'no such role', 1),
      event('Older', 'CREATE_FAILED', 'long ago', -1),
    ];
    expect(failuresIn(events, since)).toEqual(['  First: no such role', '  Second: no such key']);
  });

  it.each([
    ['UPDATE_ROLLBACK_COMPLETE', /the former deployment stands again/],
    ['ROLLBACK_COMPLETE', /delete the stack/],
    ['UPDATE_COMPLETE', /what stood before stands/],
    [undefined, /unknown: there is no such stack/],
  ])('in state %s says what stands now', (state, words) => {
    const told = toldFailure({ stackName: 's', state, reasons: ['  First: why'], cause: 'cdk ended with 1' });
    expect(told).toMatch(words);
    expect(told).toMatch(/^s was not deployed: cdk ended with 1\n {2}First: why\n/);
  });
});
