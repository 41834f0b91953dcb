/** Each limit of docs/api.md from outside: what is at the limit passes it, one more is refused, by the gateway's door as by the functions'. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadHandlers } from '../../infra/local/handlers.ts';
import { LIMITS } from '../../lib/domain/limits.ts';
import { routes } from '../../lib/routes.ts';
import { openLiveApi } from '../support/api.ts';
import { clientOver, intoHandlers, type Answer, type Client, type Sent } from '../support/client.ts';
import { aRecord, RECORDS } from '../support/crm.ts';
import { CUSTOMER } from '../support/demo-ids.ts';

const ORDERS = '/inventory/v1/salesorders';
const LINE = { name: 'Part', rate: 1 };
const FORM = 'application/x-www-form-urlencoded';

const live = await openLiveApi();
const doors: [string, Client][] = [
  ['the gateway', live],
  ['the functions', clientOver(intoHandlers(await loadHandlers(routes)))],
];

/** What is refused by others than these doors, or where only the inside can tell: each has its own test. */
type Elsewhere =
  | 'headBytes'
  | 'gatewayBodyBytes'
  | 'commands'
  | 'facts'
  | 'payments'
  | 'customFieldBytes'
  | 'answerBytes'
  | 'pageRows';

type Call = [method: string, path: string, sent: Sent];

interface Case {
  /** A call with so many, or so much. */
  of(count: number): Call;
  status: number;
  /** What its answer says, and says of no smaller one. */
  says: RegExp;
}

const many = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));
const ids = (count: number) => many(count, (at) => String(10 + at)).join(',');
const calculated = (fields: object): Call => [
  'POST',
  `${ORDERS}/calculate`,
  { body: { customer_id: CUSTOMER, line_items: [LINE], ...fields } },
];
const ofBody = (body: string, contentType?: string): Call => [
  'POST',
  `${ORDERS}/calculate`,
  { body, contentType },
];
const noise = (length: number) => randomBytes(length).toString('base64').slice(0, length);
const created = (lines: object[]): Call => [
  'POST',
  ORDERS,
  { body: { customer_id: CUSTOMER, line_items: lines } },
];

const CASES: Record<Exclude<keyof typeof LIMITS, Elsewhere>, Case> = {
  bodyBytes: {
    of: (bytes) => ofBody(`{"x":"${'x'.repeat(bytes - 8)}"}`),
    status: 413,
    says: /4194304 bytes/,
  },
  jsonValues: {
    of: (values) =>
      ofBody(
        `{"x":[${Array(values + 1)
          .fill(0)
          .join(',')}]}`,
      ),
    status: 400,
    says: /ore than 300000 values/,
  },
  jsonDepth: {
    of: (levels) => ofBody(`{"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`),
    status: 400,
    says: /deeper than 50/,
  },
  formFields: {
    of: (count) => ofBody(many(count, (at) => `f${at}=1`).join('&'), FORM),
    status: 400,
    says: /form fields: at most 200/i,
  },
  ids: {
    of: (count) => ['DELETE', `${ORDERS}?salesorder_ids=${ids(count)}`, {}],
    status: 400,
    says: /at most 100/,
  },
  records: {
    of: (count) => ['POST', RECORDS, { body: { data: Array(count).fill(0) } }],
    status: 400,
    says: /LIMIT_EXCEEDED/,
  },
  lines: {
    of: (count) => calculated({ line_items: many(count, () => LINE) }),
    status: 400,
    says: /at most 200/,
  },
  customFields: {
    of: (count) => calculated({ custom_fields: many(count, (at) => ({ label: `f${at}`, value: 1 })) }),
    status: 400,
    says: /Custom Fields/,
  },
  unknownFields: {
    of: (count) => calculated(Object.fromEntries(many(count, (at) => [`unknown_${at}`, 1]))),
    status: 400,
    says: /at most 100/,
  },
  unknownFieldLength: {
    of: (length) => calculated({ unknown: 'x'.repeat(length - 2) }),
    status: 400,
    says: /10000|10,000/,
  },
  storedOrderBytes: {
    of: (bytes) =>
      created(
        many(200, () => ({ ...LINE, description: noise(bytes > LIMITS.storedOrderBytes ? 2500 : 1000) })),
      ),
    status: 413,
    says: /307200 bytes/,
  },
  orderBytes: {
    // The same text in each line, so that nothing else is too large.
    of: (bytes) =>
      created(
        many(200, () => ({
          ...LINE,
          description: (bytes > LIMITS.orderBytes ? 'ä' : 'a').repeat(4000),
        })),
      ),
    status: 413,
    says: /1572864 bytes/,
  },
  idLength: {
    of: (length) => ['DELETE', `${ORDERS}?salesorder_ids=${'7'.repeat(length)}`, {}],
    status: 400,
    says: /"code":2,.*100 characters/,
  },
  numberLength: {
    of: (length) => calculated({ salesorder_number: 'x'.repeat(length) }),
    status: 400,
    says: /100/,
  },
  listedIds: {
    of: (count) => ['GET', `${ORDERS}?salesorder_ids=${ids(count)}`, {}],
    status: 400,
    says: /at most 200/,
  },
  listedRecordIds: {
    of: (count) => ['GET', `${RECORDS}?ids=${ids(count)}`, {}],
    status: 400,
    says: /LIMIT_EXCEEDED/,
  },
};

const told = ({ status, text }: Answer) => [status, text.replaceAll(/"\d{16}"/g, '"ID"')];

describe.each(Object.entries(CASES))('%s', (name, { of, status, says }) => {
  const limit = LIMITS[name as keyof typeof LIMITS];

  it('one more is refused, by either door in the same words', async () => {
    const answers = [];
    for (const [, { send }] of doors) answers.push(await send(...of(limit + 1)));
    const [byGateway, byFunctions] = answers;
    expect([byGateway?.status, byGateway?.text]).toEqual([status, expect.stringMatching(says)]);
    expect(byFunctions && told(byFunctions)).toEqual(byGateway && told(byGateway));
  });

  it('at the limit nothing is refused for it', async () => {
    const { text } = await live.send(...of(limit));
    expect(text).not.toMatch(says);
  });
});

it('pageRows: more are as many as that', async () => {
  const { json } = await live.send('GET', `${ORDERS}?per_page=${LIMITS.pageRows + 1}`);
  expect(json.page_context.per_page).toBe(LIMITS.pageRows);
  await live.send('POST', RECORDS, { body: { data: [aRecord()] } });
  const crm = await live.send('GET', `${RECORDS}?per_page=${LIMITS.pageRows + 1}`);
  expect(crm.json.info.per_page).toBe(LIMITS.pageRows);
});
