/** What one client should hear when nothing goes wrong: the whole API in a page. */
import { LIFECYCLE, type Action } from '../../../lib/domain/lifecycle.ts';
import type { OrderStatus } from '../../../lib/domain/order-status.ts';
import type { Ask } from '../rig/asks.ts';
import { orderIdIn } from '../rig/history-log.ts';
import type { Answer } from '../../support/client.ts';

export interface ModelOrder {
  number: string;
  status: OrderStatus;
  version: number;
  notes: string;
  subject?: string;
  /** Quantities in tenths. */
  lines: number[];
  facts: Facts;
}

/** What was reported and not taken back: quantities in tenths, by line. */
interface Facts {
  packed?: number[];
  shipment?: string;
  invoiced?: number[];
}

/** Status and code of an answer; the version where an ETag is due. */
export interface Expected {
  status: number;
  code: number;
  version?: number;
  /** The answer that an earlier call with the key got. */
  body?: string;
}

interface Kept {
  words: string;
  expected: Expected;
  /** Of a call on many orders: those that were done. */
  done: Set<string>;
}

const refused = (status: number, code: number): Expected => ({ status, code });
const MISSING = refused(404, 1002);
const ACTIONS: Record<string, Action> = {
  update: 'edit',
  upsert: 'edit',
  confirm: 'confirm',
  void: 'void',
  delete: 'delete',
};

export class Model {
  readonly orders = new Map<string, ModelOrder>();
  readonly deleted = new Map<string, number>();
  private readonly numbers = new Map<string, string>();
  private readonly kept = new Map<string, Kept>();

  /** The answer that is due; the model moves on as the API should. */
  expect(ask: Ask): Expected {
    const name = `${ask.operation} ${ask.key}`;
    const words = JSON.stringify([ask.path, ask.body, ask.ifMatch]);
    const kept = ask.key ? this.kept.get(name) : undefined;
    if (kept && kept.words !== words) return refused(409, 36007);
    // Of a call on many orders what was done is answered again, what was refused is tried anew.
    if (kept && !ask.operation.startsWith('bulk-')) return kept.expected;
    const done = kept?.done ?? new Set<string>();
    const expected = this.run(ask, done);
    if (ask.key && expected.status < 300) this.kept.set(name, { words, expected, done });
    return expected;
  }

  /** Takes from the answer what only the API can choose; keeps it for replays. */
  learn(
    ask: Ask,
    answer: Answer,
    order: { salesorder_id: string; salesorder_number: string } | undefined,
  ): void {
    const kept = ask.key ? this.kept.get(`${ask.operation} ${ask.key}`) : undefined;
    const isReplay = kept?.expected.body !== undefined;
    if (kept && answer.status < 300 && !ask.operation.startsWith('bulk-')) kept.expected.body ??= answer.text;
    if (answer.status !== 201 || isReplay) return;
    const id = order?.salesorder_id ?? orderIdIn(answer);
    const number = order?.salesorder_number ?? ask.number ?? '';
    const notes = ask.subject === undefined ? '' : (ask.mark ?? '');
    const lines = ask.subject === undefined ? [30, 3] : [30];
    const made: ModelOrder = {
      number,
      status: 'draft',
      version: 1,
      notes,
      subject: ask.subject,
      lines,
      facts: {},
    };
    this.orders.set(id, made);
    this.numbers.set(number, id);
  }

  private run(ask: Ask, done: Set<string>): Expected {
    if (ask.operation.startsWith('bulk-')) return this.many(ask, done);
    if (ask.operation === 'upsert') return this.upsert(ask);
    const [id = ''] = ask.orders;
    const order = this.orders.get(id);
    if (ask.fact) return record(order, ask.fact);
    if (ask.operation === 'create') {
      return ask.number && this.numbers.has(ask.number)
        ? refused(400, 36004)
        : { status: 201, code: 0, version: 1 };
    }
    if (ask.operation === 'list') return { status: 200, code: 0 };
    if (ask.operation === 'history')
      return order || this.deleted.has(id) ? { status: 200, code: 0 } : MISSING;
    if (!order) return MISSING;
    if (ask.operation === 'retrieve') return { status: 200, code: 0, version: order.version };
    if (ask.ifMatch && ask.ifMatch !== '*' && ask.ifMatch !== `"${order.version}"`)
      return refused(412, 36006);
    return this.change(id, order, ask);
  }

  private upsert(ask: Ask): Expected {
    const [id, order] = [...this.orders].find(([, { subject }]) => subject === ask.subject) ?? [];
    if (id === undefined || !order) return { status: 201, code: 0 };
    // Without an ETag: an upsert answers about many.
    const { version: _, ...expected } = this.change(id, order, ask);
    return expected;
  }

  private change(id: string, order: ModelOrder, ask: Ask): Expected {
    const move = LIFECYCLE[order.status][ACTIONS[ask.operation.replace('bulk-', '')] ?? 'close'];
    if (!move) return refused(400, 36005);
    const done: Expected = { status: 200, code: 0 };
    if (move === 'unchanged') return done;
    if (isObstructed(order, move)) return refused(400, 36005);
    if (move === 'deleted') {
      this.orders.delete(id);
      this.numbers.delete(order.number);
      this.deleted.set(id, order.version + 1);
      return done;
    }
    if (ACTIONS[ask.operation] === 'edit') return this.update(id, order, ask);
    order.status = move;
    order.version += 1;
    return done;
  }

  private update(id: string, order: ModelOrder, ask: Ask): Expected {
    const { number = order.number, mark = '' } = ask;
    const lines = resized(order, ask);
    if (!lines) return refused(400, 36005);
    if ((this.numbers.get(number) ?? id) !== id) return refused(400, 36004);
    this.numbers.delete(order.number);
    this.numbers.set(number, id);
    const before = openOf(order);
    Object.assign(order, { number, notes: mark, lines, version: order.version + 1 });
    settle(order, before);
    return { status: 200, code: 0, version: order.version };
  }

  /** 200 when one of them was done, else the first one's refusal. */
  private many(ask: Ask, doneBefore: Set<string>): Expected {
    const each = [...new Set(ask.orders)].map((id) => {
      if (doneBefore.has(id)) return { status: 200, code: 0 };
      const order = this.orders.get(id);
      const result = order ? this.change(id, order, ask) : MISSING;
      if (result.code === 0) doneBefore.add(id);
      return result;
    });
    const done = each.find(({ code }) => code === 0);
    return done ?? refused(400, each[0]?.code ?? 0);
  }
}

const sum = (quantities: number[] = []) => quantities.reduce((total, quantity) => total + quantity, 0);
const shippedOf = ({ facts }: ModelOrder) => (facts.shipment === 'shipped' ? facts.packed : undefined);
const openOf = (order: ModelOrder) =>
  2 * sum(order.lines) - sum(shippedOf(order)) - sum(order.facts.invoiced);

/** What stands in the way of a move that the status allows. */
function isObstructed({ lines, facts }: ModelOrder, move: string): boolean {
  const { invoiced, shipment, packed } = facts;
  if (move === 'confirmed') return sum(lines) === 0;
  if (move === 'void') return !!invoiced || shipment === 'shipped';
  return move === 'deleted' && (!!invoiced || shipment === 'shipped' || !!packed);
}

/** The lines after an update; undefined when it would take what is done, or all of a confirmed order. */
function resized({ lines, facts, status }: ModelOrder, { resized: quantity }: Ask): number[] | undefined {
  if (quantity === undefined) return lines;
  const after = lines.map((line, at) => (at === 0 || quantity === 0 ? quantity * 10 : line));
  const done = (at: number) => Math.max(facts.packed?.[at] ?? 0, facts.invoiced?.[at] ?? 0);
  const isBelow = after.some((line, at) => line < done(at));
  const isEmptied = status === 'confirmed' && sum(lines) > 0 && sum(after) === 0;
  return isBelow || isEmptied ? undefined : after;
}

function record(order: ModelOrder | undefined, { type, state }: NonNullable<Ask['fact']>): Expected {
  const quantities = state.lines?.map(({ quantity }) => Math.round(quantity * 10)) ?? [];
  const isTooMuch = quantities.some((quantity, at) => quantity > (order?.lines[at] ?? 0));
  if (!order || order.status === 'draft' || isTooMuch) return refused(409, 36005);
  const before = openOf(order);
  const kept = state['removed'] ? undefined : quantities;
  if (type === 'PackageRecorded') order.facts.packed = kept;
  if (type === 'InvoiceRecorded') order.facts.invoiced = kept;
  if (type === 'ShipmentUpdated') order.facts.shipment = String(state['delivery']);
  order.version += 1;
  settle(order, before);
  return { status: 200, code: 0 };
}

/** Closes what is done, opens again what has more to do than before. */
function settle(order: ModelOrder, openBefore: number): void {
  const ordered = sum(order.lines);
  const isDone = [shippedOf(order), order.facts.invoiced].every(
    (done) => sum(done) > 0 && sum(done) >= ordered,
  );
  if (order.status === 'confirmed' && isDone) order.status = 'closed';
  else if (order.status === 'closed' && !isDone && openOf(order) > openBefore) order.status = 'confirmed';
}
