/** Does what a look-up item names exist, and is it called so? Pure. */
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import { counterOf } from '../domain/order-number.ts';
import type { Item, Write } from '../store/bulk-calls.ts';
import { keyName, keyOf, keys, type Key } from '../store/keys.ts';
import type { Finding } from './finding.ts';
import { ownLookUps, type OwnKind } from './order-look-ups.ts';
import { orderIn } from './standing-order.ts';
import { itemAt, orderKeyIn, settingsAt, type Around, type Subject } from './subject.ts';

const STRAY = {
  number: 'number-without-order',
  foreign: 'foreign-id-without-order',
  text: 'text-without-order',
} as const;

/** Of a number, an id of another system or a text: that its order has it. */
export function checkOwnLookUp(kind: OwnKind, { place, items }: Subject, around: Around): Finding[] {
  const [item] = items;
  const { org } = place;
  if (!item || !org) return [];
  const holder = itemAt(around, orderKeyIn(org, item));
  const order = holder && orderIn(holder);
  const named = { organizationId: org, orderId: String(item['orderId']) };
  const counted = kind === 'number' ? checkCounter(org, item, around) : [];
  // An order that cannot be read, or whose document is another's, is a finding of its own.
  if (holder && order?.id !== item['orderId']) return counted;
  const has = order && ownLookUps(order).some(([, own]) => keyName(keyOf(own)) === keyName(keyOf(item)));
  if (has) return counted;
  const what = kind === 'text' ? 'its order is called otherwise' : String(item['SK']);
  return [
    {
      ...named,
      check: STRAY[kind],
      what,
      mend: hasLeft(org, item, holder, around) ? undefined : removed(item, holder),
    },
    ...counted,
  ];
}

/** Of an order that was there, what finds it stays until somebody has looked why it is gone. */
function hasLeft(org: OrganizationId, item: Item, holder: Item | undefined, around: Around): boolean {
  return holder === undefined && itemAt(around, firstChangeOf(org, item)) !== undefined;
}

const firstChangeOf = (org: OrganizationId, item: Item): Key =>
  keys.change(org, String(item['orderId']) as OrderId, 1);

/** Taken away while it names the same order, and that one is as it was judged. */
function removed(item: Item, holder: Item | undefined): Write[] {
  const key = keyOf(item);
  const owner = {
    ConditionExpression: 'orderId = :owner',
    ExpressionAttributeValues: { ':owner': item['orderId'] },
  };
  const [, org = ''] = key.PK.split('#');
  const Key = orderKeyIn(org as OrganizationId, item);
  const still = holder
    ? {
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': holder['version'] },
      }
    : { ConditionExpression: 'attribute_not_exists(PK)' };
  return [{ Delete: { Key: key, ...owner } }, { ConditionCheck: { Key, ...still } }];
}

/** A number that is this far ahead of its counter moves it no more. */
const FAR = 1_000_000;

function checkCounter(org: OrganizationId, item: Item, around: Around): Finding[] {
  const numbering = settingsAt(around, org)?.numbering;
  const count = numbering && counterOf(numbering, String(item['SK']));
  if (!numbering || count === undefined) return [];
  const Key = keys.counter(org, numbering.prefix);
  const counted = Number(itemAt(around, Key)?.['n'] ?? numbering.next - 1);
  if (count <= counted || count > counted + FAR) return [];
  const what = `${numbering.prefix} stands at ${counted}, ${String(item['SK'])} is taken`;
  const Update = {
    Key,
    UpdateExpression: 'SET #n = :n',
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :n',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':n': count },
  };
  return [{ organizationId: org, check: 'counter-behind', what, mend: [{ Update }] }];
}

/** What a look-up item is compared with; a counter once its settings are read. */
export function wantedByLookUp(kind: OwnKind, { place, items }: Subject, around: Around): Key[] {
  const [item] = items;
  const { org } = place;
  if (!item || !org) return [];
  const order = orderKeyIn(org, item);
  const isGone = around.found.size > 0 && !itemAt(around, order);
  const own = isGone ? [order, firstChangeOf(org, item)] : [order];
  if (kind !== 'number') return own;
  const prefix = settingsAt(around, org)?.numbering.prefix;
  return [...own, keys.settings(org), ...(prefix === undefined ? [] : [keys.counter(org, prefix)])];
}

/** The name of a customer ends with the customer. */
export function checkName({ place, items }: Subject): Finding[] {
  const [item] = items;
  if (!item || String(item['SK']).endsWith(`\t${String(item['customerId'])}`)) return [];
  const id = String(item['SK']).split('\t').at(-1) ?? '';
  const Update = {
    Key: keyOf(item),
    UpdateExpression: 'SET customerId = :id',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':id': id },
  };
  const what = `customer ${id}, names ${String(item['customerId'])}`;
  return [{ organizationId: place.org, check: 'customer-name-wrong', what, mend: [{ Update }] }];
}
