/** What can crash half way: every mutating operation, one line each. */
import * as asks from '../rig/asks.ts';
import type { Ask, StandingOrder } from '../rig/asks.ts';

export interface CrashEntry {
  name: string;
  /** How many standing orders it works on. */
  orders: number;
  ask(ids: string[], mark: string, orders: StandingOrder[]): Ask;
  /** How often a change is made when a committed request is repeated without a key. */
  repeatedEffects: 1 | 2;
  /** What a success answers. */
  doneStatus: number;
  /** It takes no key. */
  keyless?: boolean;
  /** What such a repeat answers; a list for each order of a bulk call. */
  repeatedStatus: number;
}

const entry = (
  name: string,
  orders: number,
  ask: CrashEntry['ask'],
  repeatedStatus = 200,
  repeatedEffects: 1 | 2 = 1,
): CrashEntry => ({
  name,
  orders,
  ask,
  repeatedStatus,
  repeatedEffects,
  doneStatus: name.startsWith('create') ? 201 : 200,
});

const NONE: StandingOrder = { id: '', number: '' };

export const CRASH_ENTRIES: CrashEntry[] = [
  entry('create, automatic number', 0, (_, mark) => asks.create(mark), 201, 2),
  entry('create, chosen number', 0, (_, mark) => asks.create(mark, `N-${mark}`), 400),
  entry(
    'create, chosen number like an automatic one',
    0,
    (_, mark) => asks.create(mark, automatic(mark)),
    400,
  ),
  entry('create through CRM, automatic number', 0, (_, mark) => asks.insertThroughCrm(mark), 201, 2),
  entry('create through CRM, chosen number', 0, (_, mark) => asks.insertThroughCrm(mark, `N-${mark}`), 400),
  {
    ...entry('create through Getfly, automatic code', 0, (_, mark) => asks.createThroughGetfly(mark), 200, 2),
    doneStatus: 200,
  },
  {
    ...entry(
      'create through Getfly, chosen code',
      0,
      (_, mark) => asks.createThroughGetfly(mark, `N-${mark}`),
      400,
    ),
    doneStatus: 200,
  },
  // The repeat finds the order by its subject.
  entry('create by upsert through CRM', 0, (_, mark) => asks.upsertThroughCrm(mark)),
  entry('update by upsert through CRM', 1, (_, mark, [order = NONE]) => asks.upsertByNumber(order, mark)),
  entry('update', 1, ([id = ''], mark) => asks.update(id, mark)),
  entry('update through CRM', 1, ([id = ''], mark) => asks.updateThroughCrm(id, mark)),
  entry('update through Getfly', 1, (_, mark, [order = NONE]) => asks.updateThroughGetfly(order, mark)),
  entry('payment through Getfly', 1, (_, mark, [order = NONE]) => asks.payThroughGetfly(order, mark)),
  // The old code is nobody's afterwards.
  entry(
    'rename through Getfly',
    1,
    (_, mark, [order = NONE]) => asks.renameThroughGetfly(order, mark, `N-${mark}`),
    404,
  ),
  entry('renumber', 1, ([id = ''], mark) => asks.renumber(id, mark, `N-${mark}`)),
  entry('lower a quantity', 1, (_, mark, [order = NONE]) => asks.resize(order, mark, 2)),
  { ...entry('record a fact', 1, (_, mark, [order = NONE]) => asks.pay(order, mark)), keyless: true },
  entry('confirm', 1, ([id = '']) => asks.confirm(id)),
  entry('submit', 1, ([id = '']) => asks.submit(id)),
  entry('approve', 1, ([id = '']) => asks.approve(id)),
  entry('set a sub-status', 1, ([id = '']) => asks.setSubStatus(id)),
  entry('void', 1, ([id = ''], mark) => asks.voiding(id, mark)),
  entry('delete', 1, ([id = '']) => asks.remove(id), 404),
  entry('bulk confirm of 3', 3, asks.bulkConfirm),
  entry('bulk void of 3', 3, asks.bulkVoid),
  entry('bulk delete of 3', 3, asks.bulkRemove, 400),
];

function automatic(mark: string): string {
  return `SO-${mark.replace(/\D/g, '').padStart(5, '0')}`;
}
