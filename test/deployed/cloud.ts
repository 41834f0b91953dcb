/** The deployed stack as its callers, senders and operators see it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { run } from './child.ts';
import { cloudEnvironment, STACK_NAME, type Deployment } from './deployment.ts';
import type { Emulator } from './emulator.ts';

/** Polling mappings, cold functions and a busy machine. */
const SEEN_WITHIN_MS = 120_000;

export interface Cloud {
  emulator: Emulator;
  deployment: Deployment;
  apiKey: string;
  bus: EventBridgeClient;
  queues: SQSClient;
}

export function openCloud(emulator: Emulator, deployment: Deployment, apiKey: string): Cloud {
  const { endpoint } = emulator;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const settings = { endpoint, region: 'us-east-1', credentials };
  const [bus, queues] = [new EventBridgeClient(settings), new SQSClient(settings)];
  return { emulator, deployment, apiKey, bus, queues };
}

/** What a call answers with the order in it. @throws AssertionError for any other answer */
export async function call(
  { deployment, apiKey }: Cloud,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(deployment.baseUrl + path, {
    method,
    headers: { authorization: `Zoho-oauthtoken ${apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { salesorder } = (await answer.json()) as { salesorder?: Record<string, unknown> };
  assert.ok(salesorder, `${method} ${path}: ${answer.status}`);
  return salesorder;
}

/** The first 200 orders, as the list tells them. @throws Error for any other answer */
export async function listedOrders({ deployment, apiKey }: Cloud): Promise<Record<string, unknown>[]> {
  const path = '/inventory/v1/salesorders?per_page=200&include=line_items';
  const headers = { authorization: `Zoho-oauthtoken ${apiKey}` };
  const answer = await fetch(deployment.baseUrl + path, { headers });
  const { salesorders } = (await answer.json()) as { salesorders?: Record<string, unknown>[] };
  if (!salesorders) throw new Error(`the list was answered ${answer.status}`);
  return salesorders;
}

/** Puts an event on the bus; `from` is its source. */
export async function put(
  { bus, deployment }: Cloud,
  detailType: string,
  detail: object,
  from = 'smoke-test',
): Promise<void> {
  const said = { organizationId: ORGANIZATION, ...detail };
  const entry = { EventBusName: deployment.busName, Source: from, DetailType: detailType };
  const entries = [{ ...entry, Detail: JSON.stringify(said) }];
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: entries }));
  assert.equal(FailedEntryCount, 0);
}

/** Waits until it looks so. @throws Error when it never does */
export async function seen(what: string, look: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + SEEN_WITHIN_MS;
  while (!(await look())) {
    if (Date.now() > until) throw new Error(`${what} did not come within ${SEEN_WITHIN_MS / 1000} seconds`);
    await sleep(500);
  }
}

/** A program of ours as an operator runs it: what it prints. @throws Error with that text when it fails */
export function operate({ emulator }: Cloud, program: string, ...args: string[]): Promise<string> {
  return run('node', [join(PROJECT_ROOT, program), ...args], cloudEnvironment(emulator));
}

/** `npm run events -- redrive` on the deployed stack. */
export const redriven = (cloud: Cloud, ...args: string[]): Promise<string> =>
  operate(cloud, 'infra/tools/events.ts', 'redrive', ...args, '--stack', STACK_NAME);

/** How many wait in a dead-letter queue, by its name. */
export async function waitingIn(cloud: Cloud, queue: string): Promise<number> {
  const listed = await redriven(cloud);
  return Number(new RegExp(`^${queue} +(\\d+) `, 'm').exec(listed)?.[1]);
}
