/** The demo's side of the wire. Not fetch: a client there cannot choose its Host header, and emulators route by it. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { DemoBody } from './demo-body.ts';

export interface DemoTarget {
  baseUrl: string;
  apiKey: string;
  organizationId?: string;
  hostHeader?: string;
}

export interface DemoAnswer {
  status: number;
  body: DemoBody;
}

export interface DemoCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the orders' own path ("", "/7", "?page=1"), unless `from` says below which other. */
  path: string;
  /** Sent as it is. */
  body?: string;
  from?: '/inventory/v1' | '/oauth/v2';
  form?: boolean;
  /** Leaves the credential out. */
  anonymous?: boolean;
  /** In place of the target's key. */
  token?: string;
}

const ORDERS_PATH = '/inventory/v1/salesorders';
const ANSWER_WITHIN_MS = 30_000;

export type DemoClient = (call: DemoCall) => Promise<DemoAnswer>;

/** A client that speaks as `target` says. Rejects when nothing answers. */
export function demoClient(target: DemoTarget): DemoClient {
  return (call) => sendCall(target, call);
}

async function sendCall(target: DemoTarget, call: DemoCall): Promise<DemoAnswer> {
  const url = urlOf(target, call);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const timeout = ANSWER_WITHIN_MS;
    const outgoing = send(
      url,
      { method: call.method, headers: headersOf(target, call), timeout },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, body: parsed(text) });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${timeout / 1000} s`)));
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

function urlOf({ baseUrl, organizationId }: DemoTarget, { path, from }: DemoCall): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}${from ?? ORDERS_PATH}${path}`);
  if (organizationId) url.searchParams.set('organization_id', organizationId);
  return url;
}

function headersOf({ apiKey, hostHeader }: DemoTarget, call: DemoCall): Record<string, string | number> {
  const type = call.form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    ...(hostHeader && { host: hostHeader }),
    ...(!call.anonymous && { authorization: `Zoho-oauthtoken ${call.token ?? apiKey}` }),
    ...(call.body !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(call.body) }),
  };
}

function parsed(text: string): DemoBody {
  try {
    return JSON.parse(text) as DemoBody;
  } catch {
    return { message: text.slice(0, 200) };
  }
}
