/** Facts that race with edits, moves and other facts of one order: what is done is never undercut, whoever comes first. */
import * as asks from '../rig/asks.ts';
import type { MakeAsk, Pair, Scene } from './pairs.ts';

const mark = (scene: Scene, who: string) => `${scene.name}-${who}`;
const orderOf = ({ order: id, number, lines }: Scene) => ({ id, number, lines });
const confirm: MakeAsk = (scene) => asks.confirm(scene.order);

/** Facts and edits of one order, by what they do to it. Of two facts about one thing the second has the later version. */
const FULFILMENT: Record<string, MakeAsk> = {
  'pack all': (scene, who) => asks.pack(orderOf(scene), versionBy(who), 'all'),
  ship: (scene, who) => asks.ship(orderOf(scene), versionBy(who)),
  'take the shipment back': (scene, who) => asks.ship(orderOf(scene), versionBy(who), 'returned'),
  'invoice all': (scene, who) => asks.invoice(orderOf(scene), versionBy(who), 'all'),
  'take the invoice back': (scene, who) => asks.takeBack(orderOf(scene), versionBy(who), 'invoice'),
  'take the package back': (scene, who) => asks.takeBack(orderOf(scene), versionBy(who), 'package'),
  lower: (scene, who) => asks.resize(orderOf(scene), mark(scene, who), 1),
  raise: (scene, who) => asks.resize(orderOf(scene), mark(scene, who), 4),
  empty: (scene, who) => asks.resize(orderOf(scene), mark(scene, who), 0),
  update: (scene, who) => asks.update(scene.order, mark(scene, who)),
  confirm,
  void: (scene, who) => asks.voiding(scene.order, mark(scene, who)),
  delete: (scene) => asks.remove(scene.order),
};
const versionBy = (who: string) => (who === 'a' ? 20 : 30);
const doing = (name: string): MakeAsk => FULFILMENT[name] ?? (() => asks.list());

/** By what stands before: the facts that lead there, and who races whom. */
const MEETINGS: [stands: string, facts: MakeAsk[], pairs: [string, string][]][] = [
  [
    'a draft',
    [],
    [
      ['confirm', 'empty'],
      ['confirm', 'pack all'],
      ['confirm', 'invoice all'],
    ],
  ],
  [
    'a confirmed order',
    [confirm],
    [
      ['pack all', 'lower'],
      ['pack all', 'pack all'],
      ['pack all', 'delete'],
      ['invoice all', 'lower'],
      ['invoice all', 'void'],
      ['invoice all', 'delete'],
      ['ship', 'void'],
      ['ship', 'pack all'],
      ['empty', 'raise'],
    ],
  ],
  [
    'a packed order',
    [confirm, (scene) => asks.pack(orderOf(scene), 1, 'all')],
    [
      ['ship', 'void'],
      ['ship', 'take the package back'],
      ['take the package back', 'lower'],
      ['take the package back', 'delete'],
      ['invoice all', 'void'],
    ],
  ],
  [
    'a shipped order',
    [confirm, (scene) => asks.pack(orderOf(scene), 1, 'all'), (scene) => asks.ship(orderOf(scene), 1)],
    [
      ['invoice all', 'raise'],
      ['invoice all', 'take the shipment back'],
      ['take the shipment back', 'void'],
      ['raise', 'take the package back'],
    ],
  ],
  [
    'a closed order',
    [
      confirm,
      (scene) => asks.pack(orderOf(scene), 1, 'all'),
      (scene) => asks.ship(orderOf(scene), 1),
      (scene) => asks.invoice(orderOf(scene), 1, 'all'),
    ],
    [
      ['raise', 'update'],
      ['raise', 'take the invoice back'],
      ['take the invoice back', 'take the shipment back'],
      ['take the invoice back', 'void'],
      ['take the invoice back', 'lower'],
    ],
  ],
];

export const onOneFulfilment: Pair[] = MEETINGS.flatMap(([stands, facts, pairs]) =>
  pairs.map(([left, right]) => ({
    name: `${left} | ${right} of ${stands}`,
    before: (scene) => facts.map((fact) => fact(scene, 'a')),
    a: doing(left),
    b: doing(right),
  })),
);
