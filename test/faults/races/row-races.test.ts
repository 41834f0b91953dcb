/** Writes of reference rows in every order of their calls: no ending that one after the other could not have. */
import '../rig/quiet.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow, type ReferenceKind } from '../../../lib/domain/reference.ts';
import { referenceStore } from '../../../lib/store/references.ts';
import { rowStore } from '../../../lib/store/row-store.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import type { Ask } from '../rig/asks.ts';
import { extent } from '../rig/counts.ts';
import { changeRow, makeRow, removeRow } from '../rig/row-asks.ts';
import { openWorld, type Speaker, type World } from '../rig/world.ts';
import { exploreAll, interleave, type Choose } from './schedule.ts';

const org = organizationId(ORGANIZATION);
let world: World;
let table: Table;
let eventTable: Table;
let speakers: Record<'a' | 'b', Speaker>;
let preparer: Speaker;
let executed = 0;
let scenes = 0;

beforeAll(async () => {
  const engine = inject('engineEndpoints')[0] ?? '';
  world = await openWorld(engine);
  table = openTable(world.tableName, engine);
  eventTable = openTable(world.tableName, world.proxy.endpointFor('b'));
  speakers = { a: world.speaker('a'), b: world.speaker('b') };
  preparer = world.speaker('preparer');
});
afterAll(async () => {
  console.log(`row races: ${executed} schedules`);
  table.close();
  eventTable.close();
  await world.close();
});

/** Rows that both clients write. */
interface Scene {
  name: string;
  id: string;
  other: string;
}

interface RowPair {
  name: string;
  path: string;
  kind: ReferenceKind;
  field: string;
  a(scene: Scene): Ask;
  b(scene: Scene): Ask | (() => Promise<unknown>);
  /** Of the row, before the race. */
  before?(scene: Scene): Ask[];
}

const taxes = { path: '/settings/taxes', kind: 'tax', field: 'tax' } as const;
const contacts = { path: '/contacts', kind: 'customer', field: 'contact' } as const;
const tax = (tax_name: string) => ({ tax_name, tax_percentage: 1 });

const PAIRS: RowPair[] = [
  {
    name: 'two that make one name',
    ...taxes,
    a: ({ name }) => makeRow('/settings/taxes', tax(`${name} new`)),
    b: ({ name }) => makeRow('/settings/taxes', tax(`${name} new`)),
  },
  {
    name: 'one that takes a name that another had, and takes back',
    ...taxes,
    before: ({ name, id }) => [changeRow(`/settings/taxes/${id}`, { tax_name: `${name} renamed` })],
    a: ({ name }) => makeRow('/settings/taxes', tax(`${name} one`)),
    b: ({ name, id }) => changeRow(`/settings/taxes/${id}`, { tax_name: `${name} one` }),
  },
  {
    name: 'two that are renamed to one name',
    ...taxes,
    a: ({ name, id }) => changeRow(`/settings/taxes/${id}`, { tax_name: `${name} same` }),
    b: ({ name, other }) => changeRow(`/settings/taxes/${other}`, { tax_name: `${name} same` }),
  },
  {
    name: 'two editors of one version',
    ...contacts,
    a: ({ id }) => changeRow(`/contacts/${id}`, { notes: 'a' }, '"1"'),
    b: ({ id }) => changeRow(`/contacts/${id}`, { notes: 'b' }, '"1"'),
  },
  {
    name: 'an editor and one who deletes',
    ...contacts,
    a: ({ id }) => changeRow(`/contacts/${id}`, { notes: 'a' }),
    b: ({ id }) => removeRow(`/contacts/${id}`),
  },
  {
    name: 'an editor and an event',
    ...contacts,
    a: ({ id }) => changeRow(`/contacts/${id}`, { notes: 'a' }),
    b:
      ({ id, name }) =>
      () => {
        const row = ReferenceRow.parse({ kind: 'customer', id, name: `${name} one` });
        const store = referenceStore(eventTable, Date.now() + 20_000);
        return store.apply({ organizationId: org, version: 2, key: { kind: 'customer', id }, row });
      },
  },
];

/** Inside `npm test` every third pair. */
const pairs = PAIRS.filter((_, index) => extent !== 'slice' || index % 3 === 0);

describe.each(pairs)('$name', (pair) => {
  it('ends as if one had come after the other, in every schedule', { timeout: 120_000 }, async () => {
    const serial = [await ending(pair, 'ab'), await ending(pair, 'ba')];
    await exploreAll(async (choose) => {
      executed += 1;
      expect(serial).toContainEqual(await ending(pair, choose));
    });
  });
});

async function ending(pair: RowPair, how: 'ab' | 'ba' | Choose) {
  const scene = await set(pair);
  const heard: Record<string, unknown> = {};
  const task = (who: 'a' | 'b') => async () => {
    const asked = pair[who](scene);
    if (typeof asked === 'function') await asked();
    else heard[who] = (({ answer }) => [answer?.status, answer?.json?.code])(await speakers[who].say(asked));
  };
  if (how === 'ab') await task('a')().then(task('b'));
  else if (how === 'ba') await task('b')().then(task('a'));
  else
    await interleave(
      world.proxy,
      new Map([
        ['a', task('a')],
        ['b', task('b')],
      ]),
      how,
    );
  return { heard, rows: await storyOf(pair, scene) };
}

async function set({ path, field, before }: RowPair): Promise<Scene> {
  scenes += 1;
  const name = `Race ${scenes}`;
  const [id = '', other = ''] = await Promise.all(
    ['one', 'other'].map(async (which) => {
      const named = { ...tax(`${name} ${which}`), contact_name: `${name} ${which}` };
      const { answer } = await preparer.say(makeRow(path, named));
      return String(answer?.json?.[field]?.[`${field}_id`]);
    }),
  );
  const scene = { name, id, other };
  for (const ask of before?.(scene) ?? []) await preparer.say(ask);
  return scene;
}

/** What stands at last: names, revisions and notes, without what differs from run to run; found as a list finds them. */
async function storyOf({ kind }: RowPair, { name }: Scene) {
  const query = { page: 1, perPage: 10, sortBy: 'name', descending: false, nameStartsWith: name } as const;
  const { rows } = await rowStore(table, Date.now() + 20_000).list(org, { kind, ...query });
  return rows.map(({ row, revision }) => {
    const named = row.kind === 'currency' ? '' : row.name.replace(name, '');
    return [named, revision, row.kind === 'customer' ? row.notes : undefined];
  });
}
