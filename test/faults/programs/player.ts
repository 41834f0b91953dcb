/** Plays steps: fits each to the orders known so far and says it. */
import * as asks from '../rig/asks.ts';
import type { Ask } from '../rig/asks.ts';
import { orderIdIn, orderIn, versionIn, type Entry } from '../rig/history-log.ts';
import type { Speaker } from '../rig/world.ts';
import type { Step } from './program.ts';

/** Upserts name one of so many: few enough to meet, enough to make an order now and then. */
const SUBJECTS = 5;

/** What all clients of a run know together. */
export class Ground {
  readonly orders: string[] = [];
  readonly versions = new Map<string, number>();
  /** Of orders that were made with lines of known ids. */
  readonly lines = new Map<string, string[]>();
  readonly keyed: Ask[] = [];
  /** How far each has been taken by steps that fulfil it. */
  readonly fulfilled = new Map<string, number>();
  marks = 0;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  nextMark(): string {
    this.marks += 1;
    return `${this.name}-${this.marks}`;
  }

  learn({ ask, answer }: Entry): void {
    const order = orderIn(answer);
    const version = versionIn(answer);
    if (ask.operation === 'upsert' && answer && answer.status < 300) this.note(orderIdIn(answer));
    if (!order) return;
    if (ask.operation === 'create') {
      this.note(order.salesorder_id);
      const lines = order.line_items?.map(({ line_item_id }) => line_item_id);
      if (lines) this.lines.set(order.salesorder_id, lines);
    }
    if (version) this.versions.set(order.salesorder_id, version);
  }

  private note(id: string): void {
    if (!this.orders.includes(id)) this.orders.push(id);
  }
}

const NOBODYS_ORDER = '1000000000000001';

/** The ask that a step comes to now. */
export function askFor(step: Step, ground: Ground): Ask {
  const mark = ground.nextMark();
  const earlier = ground.keyed.at(-1 - step.target);
  if (step.kind === 'repeat' && earlier) return earlier;
  const ask = matching(step, plainAsk(step, ground, mark), ground);
  if (step.kind === 'reuse key' && earlier?.key) {
    // Keys count per operation: other words for the same one.
    return { ...otherWords(earlier, ask, mark), key: earlier.key };
  }
  if (!step.keyed || !isWrite(ask)) return ask;
  const keyed = { ...ask, key: `key-${mark}` };
  ground.keyed.push(keyed);
  return keyed;
}

function otherWords({ operation, subject }: Ask, ask: Ask, mark: string): Ask {
  if (operation === 'create') return asks.create(mark);
  return operation === 'upsert' ? asks.upsertThroughCrm(mark, subject) : ask;
}

/** Facts take no key: their versions tell them apart. */
const isWrite = ({ method, fact }: Ask) => method !== 'GET' && !fact;

function plainAsk(step: Step, ground: Ground, mark: string): Ask {
  const { orders } = ground;
  const id = orders.at(-1 - (step.target % Math.max(1, orders.length))) ?? NOBODYS_ORDER;
  const few = [...new Set([id, orders.at(-1 - ((step.target + 1) % Math.max(1, orders.length))) ?? id])];
  const number = step.number % 4 === 0 ? `SO-0000${orders.length + 1}` : `P-${step.number}`;
  const order = { id, number: '', lines: ground.lines.get(id) };
  const extent = step.number % 3 === 0 ? 'part' : 'all';
  switch (step.kind) {
    case 'resize':
      return order.lines ? asks.resize(order, mark, step.number % 6) : asks.update(id, mark);
    case 'fulfil':
      return fulfilling(ground, step.number, mark) ?? asks.create(mark);
    case 'pack':
      return asks.pack(order, ground.marks, extent);
    case 'ship':
      return asks.ship(order, ground.marks, step.number % 4 === 0 ? 'returned' : 'shipped');
    case 'invoice':
      return asks.invoice(order, ground.marks, extent);
    case 'take back':
      return asks.takeBack(order, ground.marks, step.number % 2 === 0 ? 'package' : 'invoice');
    case 'create numbered':
      return asks.create(mark, number);
    case 'update':
    case 'repeat':
    case 'reuse key':
      return orders.length > 0 ? asks.update(id, mark) : asks.create(mark);
    case 'upsert':
      return asks.upsertThroughCrm(mark, `S-${step.number % SUBJECTS}`);
    case 'renumber':
      return asks.renumber(id, mark, number);
    case 'confirm':
      return asks.confirm(id);
    case 'void':
      return asks.voiding(id, mark);
    case 'delete':
      return asks.remove(id);
    case 'bulk confirm':
      return asks.bulkConfirm(few);
    case 'bulk void':
      return asks.bulkVoid(few);
    case 'bulk delete':
      return asks.bulkRemove(few);
    case 'list':
      return asks.list();
    case 'history':
      return asks.history(id);
    case 'retrieve':
    case 'foreign':
      return asks.retrieve(id);
    default:
      return asks.create(mark);
  }
}

/** The next thing to do to the first order that is not through: until it is closed, opened again and closed again. */
function fulfilling(ground: Ground, choice: number, mark: string): Ask | undefined {
  const { lines, fulfilled, marks } = ground;
  const [id, known] = [...lines].find(([each]) => (fulfilled.get(each) ?? 0) < 6) ?? [];
  if (id === undefined) return undefined;
  const at = fulfilled.get(id) ?? 0;
  fulfilled.set(id, at + 1);
  const order = { id, number: '', lines: known };
  const more = choice % 2 === 0;
  const steps = [
    asks.confirm(id),
    asks.pack(order, marks, 'all'),
    asks.ship(order, marks),
    asks.invoice(order, marks, 'all'),
    more ? asks.resize(order, mark, 4) : asks.takeBack(order, marks, 'invoice'),
    more ? asks.resize(order, mark, 3) : asks.invoice(order, marks, 'all'),
  ];
  return steps[at];
}

const INSISTING = new Set(['update', 'confirm', 'void', 'delete']);

function matching({ match }: Step, ask: Ask, { versions }: Ground): Ask {
  if (match === 'none' || !INSISTING.has(ask.operation)) return ask;
  const version = versions.get(ask.orders[0] ?? '') ?? 1;
  if (match === 'any') return { ...ask, ifMatch: '*' };
  return { ...ask, ifMatch: `"${match === 'stale' ? version + 7 : version}"` };
}

/** Says a step; after an open outcome a keyed one is repeated, as clients are told to. */
export async function play(step: Step, ground: Ground, speaker: Speaker, repeats = 0): Promise<Entry> {
  const ask = askFor(step, ground);
  let entry = await speaker.say(ask);
  for (let again = 0; again < repeats && entry.outcome === 'info' && ask.key; again += 1) {
    entry = await speaker.say(ask);
  }
  ground.learn(entry);
  return entry;
}
