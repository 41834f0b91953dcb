/** What every dialect promises, whatever its words: run with a small description of how it says things. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { junkBody } from '../support/arbitrary-body.ts';
import { openInventory, type InventoryApi } from '../support/inventory.ts';
import { clientOver, type Answer } from '../support/client.ts';
import { mixedOrders } from '../support/mixed-orders.ts';
import { contentsOf, isOrderPart, type RawItem } from '../support/table-contents.ts';
import { brokenIn } from './promises.ts';
import type { DialectDescription, OrderRef, Refusal, WireCall } from './dialect-description.ts';

const NOBODY = '4815000000099999';

/** What the suites of a file share. */
interface Shared {
  api: InventoryApi;
  orders(): ReturnType<typeof mixedOrders>;
  junkRuns: number;
}

const JUNK_RUNS = 150;

/** Of one dialect, or of its versions side by side: junk is thrown as often at all of them together. */
export function contractSuite(...dialects: DialectDescription[]): void {
  let mixed: ReturnType<typeof mixedOrders> | undefined;
  const shared = {
    orders: () => (mixed ??= mixedOrders(shared.api)),
    junkRuns: Math.ceil(JUNK_RUNS / dialects.length),
  } as Shared;
  beforeAll(async () => {
    shared.api = await openInventory();
  });
  for (const dialect of dialects) suiteOf(dialect, shared);
}

/** Without when history expires: behind a deployed API the publisher writes that, when it comes to it. */
async function standing(api: InventoryApi): Promise<Map<string, RawItem>> {
  const contents = await contentsOf(api, isOrderPart);
  return new Map([...contents].map(([key, { expiresAt: _expiry, ...item }]) => [key, item]));
}

function suiteOf(dialect: DialectDescription, shared: Shared): void {
  const anOrder = async (): Promise<OrderRef> => {
    const order = await shared.api.create();
    return { id: order.salesorder_id, number: order.salesorder_number };
  };
  const send = ({ method, path, ...options }: WireCall, secret = 'demo-full-access', headers = {}) =>
    (dialect.transport ? clientOver(dialect.transport).send : shared.api.call)(method, path, {
      ...options,
      key: '',
      headers: { ...(secret === '' ? {} : dialect.credential(secret)), ...options.headers, ...headers },
    });
  const expectRefusal = (answer: Answer, refusal: Refusal) => {
    const { status, code } = dialect.words[refusal];
    expect([answer.status, dialect.codeOf(answer)], answer.text).toEqual([status, code]);
  };
  const unchanged = async (act: () => Promise<unknown>) => {
    const before = await standing(shared.api);
    await act();
    expect(await standing(shared.api)).toEqual(before);
  };
  const writes = Object.entries(dialect.writes);
  const everyCall = (order: OrderRef): WireCall[] => [
    ...(dialect.retrieve ? [dialect.retrieve(order)] : []),
    ...(dialect.list ? [dialect.list()] : []),
    ...(dialect.create ? [dialect.create('a')] : []),
    ...writes.map(([, write]) => write(order, 'a')),
  ];

  describe(`${dialect.name}: who may`, () => {
    it('is refused without a key, with a malformed or an unknown one, on every route', async () => {
      const calls = everyCall(await anOrder());
      await unchanged(async () => {
        for (const call of calls) {
          expectRefusal(await send(call, ''), 'missingKey');
          expectRefusal(await send(call, 'nobody-knows-this-key'), 'unknownKey');
          for (const headers of dialect.malformedCredentials)
            expectRefusal(await send(call, '', headers), 'malformedKey');
        }
      });
    });

    it('a key that may only read, reads and writes nothing', async () => {
      const order = await anOrder();
      await unchanged(async () => {
        for (const read of [dialect.retrieve?.(order), dialect.list?.()])
          if (read) expect((await send(read, 'demo-read-only')).status).toBe(200);
        for (const [, write] of writes)
          expectRefusal(await send(write(order, 'a'), 'demo-read-only'), 'readOnlyKey');
        if (dialect.create) expectRefusal(await send(dialect.create('a'), 'demo-read-only'), 'readOnlyKey');
      });
    });

    it('another organisation’s order answers, byte for byte, as one that never was', async () => {
      const order = await anOrder();
      const nobody = { id: NOBODY, number: 'SO-NOBODY' };
      const anonymous = (answer: Answer, { id, number }: OrderRef) => ({
        ...answer,
        // Which call of how many this is, differs; nothing else may.
        headers: { ...answer.headers, 'x-request-id': '', 'x-rate-limit-remaining': '' },
        text: answer.text.replaceAll(id, 'ID').replaceAll(number, 'NUMBER'),
        json: undefined,
      });
      const calls = [...(dialect.retrieve ? [['retrieve', dialect.retrieve] as const] : []), ...writes];
      await unchanged(async () => {
        for (const [name, call] of calls) {
          const foreign = await send(call(order, 'a'), 'demo-other-org');
          const missing = await send(call(nobody, 'a'), 'demo-other-org');
          expect(anonymous(foreign, order), name).toEqual(anonymous(missing, nobody));
          const { status, code } = dialect.words.unknownOrder;
          expect(foreign.status, name).toBe(dialect.unknownStatusOf?.(name) ?? status);
          expect(dialect.codeOf(foreign), name).toBe(code);
        }
      });
    });
  });

  describe(`${dialect.name}: whatever comes`, () => {
    it('junk is refused in its own words, never with a fault', async () => {
      const order = await anOrder();
      const targets = [
        ...(dialect.create ? [dialect.create('a')] : []),
        ...writes.map(([, write]) => write(order, 'a')),
      ];
      const withBodies = targets.filter(({ method }) => method !== 'GET' && method !== 'DELETE');
      await fc.assert(
        fc.asyncProperty(junkBody, fc.nat(), async (body, which) => {
          const { method, path } = withBodies[which % withBodies.length]!;
          const answer = await send({ method, path, body });
          expect(answer.status, answer.text).toBeLessThan(500);
        }),
        { numRuns: shared.junkRuns },
      );
    });

    it('answers are neither cached nor guessed at, and vary with the credential; refusals too', async () => {
      const promised = {
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        vary: 'Authorization, X-API-KEY',
      };
      for (const call of everyCall(await anOrder()))
        for (const secret of ['demo-full-access', 'demo-read-only', 'nobody', '']) {
          const { headers } = await send(call, secret);
          expect(headers).toMatchObject(promised);
          for (const banner of ['server', 'x-powered-by']) expect(headers).not.toHaveProperty(banner);
          expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
        }
    });

    it('answers carry the request’s id when it is well-formed, else one of ours, refusals too', async () => {
      for (const call of everyCall(await anOrder())) {
        const asked = await send(call, 'demo-full-access', { 'x-request-id': 'order-42.a:b_c' });
        expect(asked.headers['x-request-id']).toBe('order-42.a:b_c');
        const refused = await send(call, '', { 'x-request-id': 'order-42' });
        expect(refused.headers['x-request-id']).toBe('order-42');
        const odd = await send(call, 'demo-full-access', { 'x-request-id': 'two words, or a\nbreak' });
        expect(odd.headers['x-request-id']).toMatch(/^[\w=-]{8,}$/);
      }
    });
  });

  describe(`${dialect.name}: once is enough`, () => {
    const key = (value: string) => ({ 'idempotency-key': `${dialect.name.replaceAll(' ', '-')}-${value}` });
    const repeated = (answer: Answer) => ({ status: answer.status, text: answer.text });

    it.each(writes)('%s with a key is done once and answered again', async (name, write) => {
      const order = await anOrder();
      const first = await send(write(order, 'a'), undefined, key(`k-${name.replace(' ', '-')}`));
      expect(first.status, first.text).toBeLessThan(300);
      await unchanged(async () => {
        const again = await send(write(order, 'a'), undefined, key(`k-${name.replace(' ', '-')}`));
        expect(repeated(again)).toEqual(repeated(first));
        expect(again.headers['idempotency-replayed']).toBe('true');
        const other = await send(
          write(await anOtherThan(order), 'b'),
          undefined,
          key(`k-${name.replace(' ', '-')}`),
        );
        expectRefusal(other, 'reusedKey');
      });
    });

    /** A call about another order is another call; that there is no such order does not matter. */
    const anOtherThan = async (order: OrderRef): Promise<OrderRef> => ({
      id: `${order.id}1`,
      number: `${order.number}1`,
    });

    const { create } = dialect;
    if (create) {
      it('an order that is created with a key is created once, twins at the same time included', async () => {
        const call = create('a');
        const twins = await Promise.all(
          Array.from({ length: 4 }, () => send(call, undefined, key('k-create'))),
        );
        expect(new Set(twins.map(({ text }) => text)).size).toBe(1);
        expect(twins.every(({ status }) => status === (dialect.createdStatus ?? 201))).toBe(true);
        await unchanged(async () => {
          const again = await send(call, undefined, key('k-create'));
          expect(repeated(again)).toEqual(repeated(twins[0]!));
          expectRefusal(await send(create('b'), undefined, key('k-create')), 'reusedKey');
        });
      });
    }
  });

  const { retrieve, list } = dialect;
  if (!retrieve) return;
  describe(`${dialect.name}: whatever wire has written it`, () => {
    it('answers ids, numbers, dates and words of the documented types', async () => {
      const orders = await shared.orders();
      const { documented, documentedInLists = documented } = dialect;
      const calls = Object.entries(orders).map(
        ([name, order]) => [name, retrieve(order), documented] as const,
      );
      const lists = list ? [['list', list(), documentedInLists] as const] : [];
      for (const [name, call, promised] of [...calls, ...lists]) {
        const answer = await send(call);
        expect(answer.status, name).toBe(200);
        expect(brokenIn(answer.json, promised), name).toEqual([]);
      }
    });
  });

  describe(`${dialect.name}: only if it is still so`, () => {
    it.each(writes.filter(([name]) => !name.startsWith('bulk')))(
      '%s on a version that has passed is refused, on the current one done',
      async (_, write) => {
        const order = await anOrder();
        const { etag } = (await send(retrieve(order))).headers;
        expect(etag).toBe('"1"');
        await unchanged(async () => {
          expectRefusal(await send(write(order, 'a'), undefined, { 'if-match': '"7"' }), 'staleVersion');
        });
        const done = await send(write(order, 'a'), undefined, { 'if-match': etag! });
        expect(done.status, done.text).toBeLessThan(300);
      },
    );
  });
}
