/** What is asked of an address, dialect by dialect: each check answers where it differs from what is promised. */
import type { Answer } from '../support/client.ts';
import type { DialectDescription, OrderRef, Refusal, WireCall } from '../dialects/dialect-description.ts';
import { brokenIn } from '../dialects/promises.ts';
import { NotTried, type Session } from './session.ts';

export interface Check {
  name: string;
  run(session: Session): Promise<string[]>;
}

const NOBODY: OrderRef = { id: '4815000000099999', number: 'SO-NOBODY' };

const told = ({ status, text }: Answer) => `${status} ${text.slice(0, 300)}`;

function refusedAs({ dialect }: Session, answer: Answer, refusal: Refusal): string[] {
  const { status, code } = dialect.words[refusal];
  const isSame = answer.status === status && dialect.codeOf(answer) === code;
  return isSame ? [] : [`${status} ${String(code)} was expected, not ${told(answer)}`];
}

const succeeded = (answer: Answer, status?: number): string[] => {
  const isDone = status === undefined ? answer.status < 300 : answer.status === status;
  return isDone ? [] : [`${status ?? 'a success'} was expected, not ${told(answer)}`];
};

const equal = (what: string, found: unknown, expected: unknown): string[] =>
  found === expected ? [] : [`${what} is ${String(found)}, not ${String(expected)}`];

/** Something to read, that every dialect has. */
const reading = ({ retrieve }: DialectDescription): WireCall => {
  if (!retrieve) throw new NotTried('it reads no order');
  return retrieve(NOBODY);
};

const WHO: Check[] = [
  {
    name: 'a call without a key is refused',
    run: async (session) =>
      refusedAs(session, await session.send(reading(session.dialect), {}, ''), 'missingKey'),
  },
  {
    name: 'an unknown key is refused',
    run: async (session) =>
      refusedAs(session, await session.send(reading(session.dialect), {}, 'nobody-knows-this'), 'unknownKey'),
  },
];

const READS: Check[] = [
  {
    name: 'an order that is not there is not found',
    async run({ dialect, send }) {
      const answer = await send(reading(dialect));
      const { status, code } = dialect.words.unknownOrder;
      const expected = dialect.unknownStatusOf?.('retrieve') ?? status;
      return [
        ...equal('the status', answer.status, expected),
        ...equal('the code', dialect.codeOf(answer), code),
      ];
    },
  },
  {
    name: 'a list answers the documented types',
    async run({ dialect, send }) {
      if (!dialect.list) throw new NotTried('it has no list');
      const answer = await send(dialect.list());
      const promised = dialect.documentedInLists ?? dialect.documented;
      return [...succeeded(answer, 200), ...(answer.status === 200 ? brokenIn(answer.json, promised) : [])];
    },
  },
  {
    name: 'an order answers the documented types',
    async run({ dialect, send, read }) {
      if (!dialect.retrieve) throw new NotTried('it reads no order');
      const answer = await send(dialect.retrieve(await read()));
      return [
        ...succeeded(answer, 200),
        ...(answer.status === 200 ? brokenIn(answer.json, dialect.documented) : []),
      ];
    },
  },
  {
    name: 'the id of a request comes back',
    async run({ dialect, send }) {
      const { headers } = await send(reading(dialect), { 'x-request-id': 'conformance-1' });
      return equal('x-request-id', headers['x-request-id'], 'conformance-1');
    },
  },
  {
    name: 'answers are kept by nobody',
    async run({ dialect, send }) {
      const { headers } = await send(reading(dialect));
      return equal('cache-control', headers['cache-control'], 'no-store');
    },
  },
];

const CREATE: Check = {
  name: 'an order is created',
  async run({ dialect, send, made }) {
    if (!dialect.create) throw new NotTried('it makes no orders');
    await made();
    return succeeded(await send(dialect.create('a')), dialect.createdStatus ?? 201);
  },
};

type Write = (order: OrderRef, mark: string) => WireCall;

/** Of one write: that it is done, once, and only on the version that it was decided on. */
function checksOf(name: string, write: Write): Check[] {
  return [
    {
      name: `${name}: is done`,
      run: async ({ send, made }) => succeeded(await send(write(await made(), 'a'))),
    },
    {
      name: `${name}: a repeat with a key is the same answer`,
      async run({ send, made }) {
        const call = write(await made(), 'a');
        const key = { 'idempotency-key': `conformance-${Date.now()}-${Math.random()}` };
        const [first, again] = [await send(call, key), await send(call, key)];
        const isSame = first.status === again.status && first.text === again.text;
        return [
          ...(isSame ? [] : [`${told(first)}, then ${told(again)}`]),
          ...equal('idempotency-replayed', again.headers['idempotency-replayed'], 'true'),
        ];
      },
    },
    {
      name: `${name}: a dry run writes nothing`,
      async run({ dialect, send, made }) {
        const order = await made();
        const { path, ...call } = write(order, 'a');
        const dry = await send({ ...call, path: `${path}${path.includes('?') ? '&' : '?'}dry_run=true` });
        const { headers } = await send(dialect.retrieve?.(order) ?? { method: 'GET', path });
        return [
          ...equal('x-dry-run', dry.headers['x-dry-run'], 'true'),
          ...equal('etag', headers['etag'], '"1"'),
        ];
      },
    },
    {
      name: `${name}: a version that has passed is refused`,
      async run(session) {
        if (name.startsWith('bulk')) throw new NotTried('each order answers for itself');
        const call = write(await session.made(), 'a');
        return refusedAs(session, await session.send(call, { 'if-match': '"77"' }), 'staleVersion');
      },
    },
  ];
}

export function checksFor({ writes }: DialectDescription): Check[] {
  return [
    ...WHO,
    ...READS,
    CREATE,
    ...Object.entries(writes).flatMap(([name, write]) => checksOf(name, write)),
  ];
}
