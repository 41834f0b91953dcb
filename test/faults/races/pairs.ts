/** Which two requests race. Every ending must be one that the two, one after the other, could have led to. */
import * as asks from '../rig/asks.ts';
import type { Ask } from '../rig/asks.ts';
import { onOneFulfilment } from './fulfilment-pairs.ts';

/** What a race is about: an order, its number, another order and its number, and numbers nobody has yet. */
export interface Scene {
  order: string;
  number: string;
  other: string;
  otherNumber: string;
  free: string;
  /** What the counter gives out next. */
  next: string;
  /** Unique in the run. */
  name: string;
  /** Of the order. */
  lines: string[];
}

export type MakeAsk = (scene: Scene, who: 'a' | 'b') => Ask;

export interface Pair {
  name: string;
  /** What the order has come to before they race. */
  before?: (scene: Scene) => Ask[];
  a: MakeAsk;
  b: MakeAsk;
}

const mark = (scene: Scene, who: string) => `${scene.name}-${who}`;

const orderOf = ({ order: id, number, lines }: Scene) => ({ id, number, lines });

/** The mutating operations on one order and one number: they all may meet there. */
const MUTATING: Record<string, MakeAsk> = {
  create: (scene, who) => asks.create(mark(scene, who), scene.free),
  update: (scene, who) => asks.update(scene.order, mark(scene, who)),
  'create through CRM': (scene, who) => asks.insertThroughCrm(mark(scene, who), scene.free),
  'create through Getfly': (scene, who) => asks.createThroughGetfly(mark(scene, who), scene.free),
  'update through CRM': (scene, who) => asks.updateThroughCrm(scene.order, mark(scene, who)),
  'update through Getfly': (scene, who) => asks.updateThroughGetfly(orderOf(scene), mark(scene, who)),
  'rename through Getfly': (scene, who) =>
    asks.renameThroughGetfly(orderOf(scene), mark(scene, who), scene.free),
  renumber: (scene, who) => asks.renumber(scene.order, mark(scene, who), scene.free),
  confirm: (scene) => asks.confirm(scene.order),
  void: (scene, who) => asks.voiding(scene.order, mark(scene, who)),
  delete: (scene) => asks.remove(scene.order),
  'bulk confirm': (scene) => asks.bulkConfirm([scene.order]),
  'bulk delete': (scene) => asks.bulkRemove([scene.order]),
};

const names = Object.keys(MUTATING);
const asking = (name: string): MakeAsk => MUTATING[name] ?? (() => asks.list());

const onOneOrder: Pair[] = names.flatMap((left, index) =>
  names.slice(index).map((right) => ({ name: `${left} | ${right}`, a: asking(left), b: asking(right) })),
);

const createOwn: MakeAsk = (scene, who) => asks.create(mark(scene, who), scene.number);

const onOneNumber: Pair[] = [
  { name: 'delete N | create N', a: asking('delete'), b: createOwn },
  { name: 'bulk delete N | create N', a: asking('bulk delete'), b: createOwn },
  { name: 'renumber N away | create N', a: asking('renumber'), b: createOwn },
  {
    name: 'swap of two numbers',
    a: (scene, who) => asks.renumber(scene.order, mark(scene, who), scene.otherNumber),
    b: (scene, who) => asks.renumber(scene.other, mark(scene, who), scene.number),
  },
  {
    name: 'renumber X to N | renumber Y to N',
    a: asking('renumber'),
    b: (scene, who) => asks.renumber(scene.other, mark(scene, who), scene.free),
  },
  {
    name: 'create automatic | create the next number',
    a: (scene, who) => asks.create(mark(scene, who)),
    b: (scene, who) => asks.create(mark(scene, who), scene.next),
  },
  {
    name: 'create automatic | create automatic',
    a: (scene, who) => asks.create(mark(scene, who)),
    b: (scene, who) => asks.create(mark(scene, who)),
  },
];

const upsert: MakeAsk = (scene, who) => asks.upsertThroughCrm(mark(scene, who), `${scene.name}-subject`);
const upsertByNumber: MakeAsk = (scene, who) => asks.upsertByNumber(orderOf(scene), mark(scene, who));

const onOneSubject: Pair[] = [
  { name: 'upsert | upsert of one subject', a: upsert, b: upsert },
  {
    name: 'upsert | the same under one key',
    a: (scene) => ({ ...upsert(scene, 'a'), key: `key-${scene.name}` }),
    b: (scene) => ({ ...upsert(scene, 'a'), key: `key-${scene.name}` }),
  },
  { name: 'upsert by number | update', a: upsertByNumber, b: asking('update') },
  { name: 'upsert by number | upsert by number', a: upsertByNumber, b: upsertByNumber },
];

const onOneKey: Pair[] = names.flatMap((name) => {
  const same: MakeAsk = (scene) => ({ ...asking(name)(scene, 'a'), key: `key-${scene.name}` });
  const other: MakeAsk = (scene) => ({
    ...asks.update(scene.other, mark(scene, 'b')),
    key: `key-${scene.name}`,
  });
  const otherBody: MakeAsk = (scene) =>
    name.startsWith('create') || name.startsWith('update')
      ? { ...asking(name)(scene, 'b'), key: `key-${scene.name}` }
      : { ...asking(name)({ ...scene, order: scene.other }, 'b'), key: `key-${scene.name}` };
  return [
    { name: `${name} | the same under one key`, a: same, b: same },
    { name: `${name} | with other words under one key`, a: same, b: otherBody },
    ...(name === 'confirm' ? [{ name: 'confirm | update under one key', a: same, b: other }] : []),
  ];
});

const insisting =
  (name: string): MakeAsk =>
  (scene, who) => ({ ...asking(name)(scene, who), ifMatch: '"1"' });

const onOneVersion: Pair[] = ['update', 'confirm', 'void', 'delete'].map((name) => ({
  name: `update | ${name}, both with If-Match`,
  a: insisting('update'),
  b: insisting(name),
}));

export const PAIRS: Pair[] = [
  ...onOneFulfilment,
  ...onOneOrder,
  ...onOneNumber,
  ...onOneSubject,
  ...onOneKey,
  ...onOneVersion,
];
