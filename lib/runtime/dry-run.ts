/** `dry_run=true` on a write: what it would answer and change, with nothing done. */
import type { WireAnswer, WireRequest } from '../dialects/exchange.ts';
import type { OrderComment } from '../domain/comment.ts';
import { changedOrder, versionOf, type OrderChange } from '../domain/change.ts';
import { OrderError } from '../domain/order-error.ts';
import type { StoredRow } from '../domain/stored-rows.ts';
import type { Operation } from '../operations/operation.ts';
import type { Stores } from './dependencies.ts';

const PARAMETER = 'dry_run';

/**
 * Whether a write is only tried. Whoever means that and spells it otherwise must not write: what comes near is refused, in a
 * header and in a body too. `false` is a write like any other.
 * @throws OrderError invalid_value
 */
export function isDryRun({ table }: Pick<Operation<never, unknown>, 'table'>, request: WireRequest): boolean {
  if (table !== 'write') return false;
  for (const name of [...request.query.keys()].filter((each) => each !== PARAMETER && isNear(each)))
    refuse(name);
  if ([...request.query.values()].some((value) => /[?&]dry[-_]?run=/i.test(value))) refuse('a value');
  if (Object.keys(request.headers).some((name) => isNear(name.replace(/^x-/, '')))) refuse('a header');
  if (saysInBody(request)) refuse('the body');
  const [value, ...others] = new Set(request.query.getAll(PARAMETER));
  if (value === undefined) return false;
  if (others.length > 0 || (value !== 'true' && value !== 'false'))
    throw new OrderError('invalid_value', { field: PARAMETER, expected: 'true or false' });
  return value === 'true';
}

function refuse(where: string): never {
  const reason = `a dry run is asked for as ${PARAMETER}=true in the query, and not in ${where.slice(0, 20)}; nothing was written`;
  throw new OrderError('invalid_value', { field: PARAMETER, reason });
}

/** The name itself in other letters, or with one letter missing, added, changed or exchanged for its neighbour. */
function isNear(name: string): boolean {
  return distanceIsOne(name.toLowerCase().replace(/[^a-z]/g, ''));
}

const NAME = 'dryrun';

function distanceIsOne(text: string): boolean {
  if (text === NAME) return true;
  let at = 0;
  while (text[at] === NAME[at]) at += 1;
  const [rest, name] = [text.slice(at), NAME.slice(at)];
  const isExchanged = rest[0] === name[1] && rest[1] === name[0] && rest.slice(2) === name.slice(2);
  return (
    isExchanged ||
    [
      [1, 1],
      [1, 0],
      [0, 1],
    ].some(([left, right]) => rest.slice(left) === name.slice(right))
  );
}

/** A field of that name at the top of a body, JSON or form; further inside it is somebody's own. */
function saysInBody({ body, form }: WireRequest): boolean {
  if (form && Object.keys(form.fields).some(isSame)) return true;
  if (!/dry[-_ ]?run/i.test(body)) return false;
  if (!body.trimStart().startsWith('{')) return [...new URLSearchParams(body).keys()].some(isSame);
  try {
    return Object.keys(JSON.parse(body) as object).some(isSame);
  } catch {
    return false;
  }
}

const isSame = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '') === NAME;

/** The request as it would be without asking for a dry run: what it says is the same, and so is its repeat. */
export function withoutDryRun(request: WireRequest): WireRequest {
  if (!request.query.has(PARAMETER)) return request;
  const query = new URLSearchParams(request.query);
  query.delete(PARAMETER);
  return { ...request, query };
}

/** One thing that a write would change; paths are those of the history, and of rows their fields. */
export interface WouldChange {
  kind: string;
  id: string;
  /** Which version of an order, or revision of a row, it would make. */
  version?: number;
  kinds: string[];
  paths: string[];
}

/** The stores, telling what is committed. */
export function noting(stores: Stores, note: (change: WouldChange) => void): Stores {
  const { orders, rows, comments } = stores;
  const said = async (kind: string, comment: Promise<OrderComment>, paths: string[]) => {
    const done = await comment;
    note({ kind: 'comment', id: done.id, kinds: [kind], paths });
    return done;
  };
  return {
    ...stores,
    orders: {
      ...orders,
      async commit(change) {
        const order = await orders.commit(change);
        note(ofOrder(change));
        return order;
      },
    },
    rows: {
      ...rows,
      async commit(org, change) {
        const row = await rows.commit(org, change);
        note(ofRow(change, row));
        return row;
      },
    },
    comments: {
      ...comments,
      add: (...asked) => said('created', comments.add(...asked), []),
      change: (...asked) => said('updated', comments.change(...asked), ['text']),
      remove: (...asked) => said('deleted', comments.remove(...asked), []),
    },
  };
}

function ofOrder(change: OrderChange): WouldChange {
  const { kinds, paths } = change.record;
  const { id } = changedOrder(change);
  return { kind: 'order', id, version: versionOf(change), kinds, paths: paths.map(({ path }) => path) };
}

function ofRow(
  { key, before, after }: Parameters<Stores['rows']['commit']>[1],
  { revision }: StoredRow,
): WouldChange {
  const kinds = [before ? (after ? 'updated' : 'deleted') : 'created'];
  const [old, fresh] = [before?.row ?? {}, after ?? {}] as Record<string, unknown>[];
  const isChanged = (name: string) => JSON.stringify(old?.[name]) !== JSON.stringify(fresh?.[name]);
  const paths = before && after ? Object.keys({ ...old, ...fresh }).filter(isChanged) : [];
  return { ...key, version: revision, kinds, paths };
}

/** API Gateway passes 10 KB of headers on, all together. */
const CHANGES_AT_MOST = 4000;

/** The answer with what was found out, where the body is nobody's but the dialect's: in headers. */
export function withDryRun(answer: WireAnswer, changes: readonly WouldChange[] | undefined): WireAnswer {
  if (!changes) return answer;
  const headers = { 'x-dry-run': 'true', 'x-dry-run-changes': listed(changes) };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** JSON in ASCII; what has no room is counted. */
function listed(changes: readonly WouldChange[]): string {
  const told: string[] = [];
  let length = 0;
  for (const change of changes) {
    const text = ascii(change);
    if (length + text.length > CHANGES_AT_MOST) break;
    told.push(text);
    length += text.length + 1;
  }
  const left = changes.length - told.length;
  return `[${[...told, ...(left > 0 ? [`{"left_out":${left}}`] : [])].join(',')}]`;
}

const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
