import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SETTINGS } from '../../infra/local/demo-organizations.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putSettings } from '../../lib/store/references.ts';
import { itemsOf } from '../support/table-contents.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';
import { openInventory } from '../support/inventory.ts';
import { actionsOn, orderIn, type SceneName } from '../support/order-states.ts';

const api = await openInventory();

/**
 * What each action does in each state. + changes the order, = succeeds without a change, x is refused, - removes the
 * order, ? finds none.
 */
const TABLE = `
                      read replace add more less none drop item rate discount shipping customer currency date notes nothing confirm void delete submit approve reject
draft                 =    +       +   +    +    +    +    +    +    +        +        +        +        +    +     =       +       +    -      +      +       x
empty                 =    +       +   +    +    =    +    +    +    +        +        +        +        +    +     =       x       +    -      +      +       x
confirmed             =    +       +   +    +    +    +    +    +    +        +        +        +        +    +     =       =       +    -      x      x       x
zero                  =    +       +   +    +    +    +    +    +    +        +        +        +        +    +     =       =       +    -      x      x       x
paid                  =    +       +   +    +    +    +    +    +    +        +        x        x        +    +     =       =       +    -      x      x       x
partly_packed         =    x       +   +    +    x    x    x    +    +        +        +        +        +    +     =       =       +    x      x      x       x
packed                =    x       +   +    x    x    x    x    +    +        +        +        +        +    +     =       =       +    x      x      x       x
packed_unseen         =    x       +   +    x    x    x    x    +    +        +        +        +        +    +     =       =       +    x      x      x       x
planned               =    x       +   +    x    x    x    x    +    +        +        +        +        +    +     =       =       +    x      x      x       x
partly_shipped        =    x       +   +    +    x    x    x    +    +        +        +        +        +    +     =       =       x    x      x      x       x
shipped               =    x       +   +    x    x    x    x    +    +        +        x        +        x    +     =       =       x    x      x      x       x
returned              =    x       +   +    x    x    x    x    +    +        +        +        +        +    +     =       =       +    x      x      x       x
partly_invoiced       =    x       +   +    +    x    x    x    x    x        +        x        x        +    +     =       =       x    x      x      x       x
invoiced              =    x       +   +    x    x    x    x    x    x        +        x        x        +    +     =       =       x    x      x      x       x
closed                =    x       +   +    x    x    x    x    x    x        +        x        x        x    +     =       x       x    x      x      x       x
reopened_by_quantity  =    x       +   +    x    x    x    x    x    x        +        x        x        +    +     =       =       x    x      x      x       x
reopened_by_facts     =    x       +   +    x    x    x    x    +    +        +        x        +        x    +     =       =       x    x      x      x       x
facts_taken_back      =    +       +   +    +    +    +    +    +    +        +        +        +        +    +     =       =       +    -      x      x       x
void                  =    x       x   x    x    x    x    x    x    x        x        x        x        x    x     x       x       =    -      x      x       x
void_with_facts       =    x       x   x    x    x    x    x    x    x        x        x        x        x    x     x       x       =    x      x      x       x
void_taken_back       =    x       x   x    x    x    x    x    x    x        x        x        x        x    x     x       x       =    -      x      x       x
deleted               ?    ?       ?   ?    ?    ?    ?    ?    ?    ?        ?        ?        ?        ?    ?     ?       ?       ?    ?      ?      ?       ?
`;

const [HEADER = [], ...ROWS] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const single = ROWS.flatMap(([state = '', ...effects]) =>
  HEADER.map((action, at) => ({ state: state as SceneName, action, effect: effects[at] ?? '' })),
);
/** On many orders at once the same; what is not there is told beside the others. */
const pairs = [
  ...single,
  ...single
    .filter(({ action }) => ['confirm', 'void', 'delete'].includes(action))
    .map(({ state, action, effect }) => ({ state, action: `bulk ${action}`, effect })),
];

const STATUS: Record<string, number> = { '+': 200, '=': 200, '-': 200, x: 400, '?': 404 };
const versionIn = (items: Map<string, Record<string, { N?: string }>>, id: string) =>
  items.get(`ORG#${ORGANIZATION}#SO#${id} ORDER`)?.['version']?.N;

/** With approval required a draft that nobody approved is not confirmed; the rest is as it was. */
const underApproval = pairs
  .filter(({ action }) => action.endsWith('confirm'))
  .map((pair) => ({ ...pair, effect: pair.effect === '+' ? 'x' : pair.effect }));

/** What `include=actions` says of the action beforehand; of an edit, what it says of any. */
async function toldOf(id: string, action: string) {
  const { json } = await api.call('GET', `/salesorders/${id}?include=actions`);
  const name = action === 'nothing' ? 'edit' : action;
  return json.actions?.find((next: { action: string }) => next.action === name);
}

let compared = 0;
let tried = 0;
let refusals = 0;
afterAll(() =>
  console.log(
    `state and action: ${tried} of ${pairs.length + underApproval.length} pairs of ${ROWS.length} states tried over HTTP; ${refusals} refused, nothing changed; ${compared} as they were told beforehand`,
  ),
);

describe.each([
  { approval: 'not required', approvalRequired: false, tries: pairs },
  { approval: 'required', approvalRequired: true, tries: underApproval },
])('every action in every state, approval $approval', ({ approvalRequired, tries }) => {
  beforeAll(() =>
    putSettings(
      api.table,
      organizationId(ORGANIZATION),
      OrganizationSettings.parse({ ...DEMO_SETTINGS, approvalRequired }),
    ),
  );

  it.each(tries)('$action when $state: $effect', async ({ state, action, effect }) => {
    const { id, number, lines } = await orderIn(api, state, approvalRequired);
    const before = await itemsOf(api, ORGANIZATION, id, number);
    const told = await toldOf(id, action);
    const { status, json, text } = await actionsOn(api, id, lines)[action]!();
    const after = await itemsOf(api, ORGANIZATION, id, number);
    tried += 1;
    const isBulk = action.startsWith('bulk');
    expect(status, text.slice(0, 400)).toBe(effect === '?' && isBulk ? 400 : STATUS[effect]);
    expect(json.code).toBe({ x: 36005, '?': 1002 }[effect] ?? 0);
    if (told) {
      compared += 1;
      const changes = effect === '+' || effect === '-';
      // An edit may change nothing; that it may be made is what is told.
      const isChanged = action === 'nothing' ? told.changes : changes;
      expect(told).toMatchObject({ allowed: status === 200, changes: isChanged });
      if (status !== 200) expect([told.code, told.reason]).toEqual([json.code, json.message]);
    }
    if (effect === 'x' || effect === '?') refusals += 1;
    if (effect === '+' || effect === '-') expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
    const [from, to] = [versionIn(before, id), versionIn(after, id)];
    if (effect === '+') expect(Number(to)).toBe(Number(from) + 1);
    if (effect === '-') expect(to).toBeUndefined();
  });
});
