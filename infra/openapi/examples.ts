/** What documents show as examples: the samples that services publish, and answers of ours. */
import { readFileSync } from 'node:fs';

interface Example {
  summary: string;
  value: unknown;
}
type Named = Record<string, Example>;

export interface CallExamples {
  requests?: Named;
  /** By status. */
  answered?: Record<string, Named>;
  /** By status, published answers that say less than ours: keys are missing, ids are numbers. */
  lesser?: Record<string, unknown>;
}

/** What is kept of one exchange: `npm run openapi -- --examples` writes it. */
export interface KeptExample {
  /** By status. */
  answers: Record<string, unknown>;
}
export type KeptExamples = Record<string, KeptExample>;

const OURS = new URL('./examples/', import.meta.url);
const PUBLISHED = new URL('../../test/fixtures/', import.meta.url);

/** Where the published samples belong: by dialect, exchange, and what they are. */
const SAMPLES: Record<string, Record<string, Record<string, string>>> = {
  'zoho-inventory': {
    create: { request: 'create-request', 201: 'create-response' },
    update: { request: 'update-request', 200: 'update-response' },
    retrieve: { 200: 'retrieve-response' },
    list: { 200: 'list-response' },
    delete: { 200: 'delete-response' },
    confirm: { 200: 'confirm-response' },
    void: { 200: 'void-response' },
    bulkDelete: { 200: 'bulk-delete-response' },
    bulkConfirm: { 200: 'bulk-confirm-response' },
  },
  'zoho-crm': { insert: { request: 'insert-request' } },
  'zoho-commerce': { retrieve: { 200: 'retrieve-response' } },
  getfly: { update: { request: 'update-request' } },
};

/** Published answers that an answer of ours holds, and more. */
const LESSER = new Set(['create-response', 'update-response', 'retrieve-response', 'list-response']);

/** Bodies that work on the demo data. */
const REQUESTS: Record<string, Record<string, unknown>> = {
  'zoho-inventory': {
    create: { customer_id: '4815000000044080', line_items: [{ item_id: '4815000000044100', quantity: 2 }] },
    calculate: {
      customer_id: '4815000000044080',
      line_items: [{ name: 'Chair', rate: 120, quantity: 2, discount: '10%' }],
    },
  },
  getfly: {
    create: {
      account_code: '4815000000044080',
      saved_order_details: [{ product_code: 'PROD_001', quantity: 2, price: 120 }],
    },
  },
};

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

/** The examples of each exchange of a dialect. */
export function examplesOf(dialect: string): (exchange: string) => CallExamples {
  const kept = read(new URL(`${dialect}.json`, OURS)) as KeptExamples;
  return (exchange) => {
    const samples = Object.entries(SAMPLES[dialect]?.[exchange] ?? {}).map(([part, file]) => {
      const value = read(new URL(`${dialect}/${file}.json`, PUBLISHED));
      return { part, value, isLesser: LESSER.has(file) };
    });
    const answers = Object.entries(kept[exchange]?.answers ?? {});
    const published = samples.filter(({ part, isLesser }) => part !== 'request' && !isLesser);
    const lesser = samples.filter(({ isLesser }) => isLesser);
    return {
      requests: requestsOf(
        samples.find(({ part }) => part === 'request')?.value,
        REQUESTS[dialect]?.[exchange],
      ),
      answered: joined([
        ...published.map(({ part, value }) => [part, { published: example(PUBLISHED_AS, value) }] as const),
        ...answers.map(([status, value]) => [status, { ours: example(OURS_AS, value) }] as const),
      ]),
      ...(lesser.length > 0 && {
        lesser: Object.fromEntries(lesser.map(({ part, value }) => [part, value])),
      }),
    };
  };
}

const PUBLISHED_AS = 'As the service publishes it.';
const OURS_AS = 'As it is answered here.';
const example = (summary: string, value: unknown): Example => ({ summary, value });

function requestsOf(published: unknown, small: unknown): Named | undefined {
  const named = {
    ...(small !== undefined && { small: example('The least that works on the demo data.', small) }),
    ...(published !== undefined && { published: example(PUBLISHED_AS, published) }),
  };
  return Object.keys(named).length > 0 ? named : undefined;
}

function joined(entries: (readonly [string, Named])[]): Record<string, Named> {
  const all: Record<string, Named> = {};
  for (const [status, named] of entries) all[status] = { ...all[status], ...named };
  return all;
}
