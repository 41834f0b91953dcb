/** What else tells of a person: records of keyed calls, refusals, what finds their contact, and the contact itself. */
import type { CustomerRow } from '../domain/reference.ts';
import type { Item } from '../store/bulk-calls.ts';
import { nameItems } from '../store/name-items.ts';
import { fromDocument, toDocument } from '../store/document.ts';
import { keyName, keyOf, keys, partitions } from '../store/keys.ts';
import { ifConditionHolds, type Calls } from '../store/table.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Erasing, People } from './erasing.ts';
import { nameOf } from './erasing.ts';
import { erasedName, type Person } from './person.ts';
import { placeOf } from './place.ts';
import { scrubCustomerRow, scrubDeep, scrubOrder } from './scrub.ts';

/** An item by itself, whichever it is. @throws OrderError unavailable */
export async function eraseItem(erasing: Erasing, item: Item, people: People): Promise<void> {
  const { kind, org } = placeOf(item);
  if (kind === 'claim') return eraseClaim(erasing, item, people);
  const own = [...people.values()].filter((person) => person.org === org);
  for (const person of own) {
    if (kind === 'refusal') await eraseRefusal(erasing, item, person);
    if (isLookUpOf(item, person)) {
      const Key = keyOf(item);
      await erasing.erase('look-up', person.customerId, () => erasing.calls.transact([{ Delete: { Key } }]));
    }
  }
}

/** A name, an address, a number or a company that leads to the person; not what they are called from now on. */
function isLookUpOf(item: Item, { org, customerId }: Person): boolean {
  const PK = String(item['PK']);
  const named = erasedName(customerId);
  const kept = [keys.rowName(org, 'customer', named), ...nameItems(org, customerId, named).map(keyOf)];
  if (kept.some((key) => keyName(key) === keyName(keyOf(item)))) return false;
  if (PK === partitions.names(org)) return item['customerId'] === customerId;
  const isOfRow = PK === partitions.contacts(org) || PK.startsWith(keys.rowName(org, 'customer', '').PK);
  return isOfRow && item['id'] === customerId;
}

/** An order, as it was committed; a contact; or a comment. */
async function eraseClaim({ calls, erase }: Erasing, item: Item, people: People): Promise<void> {
  const kept = item['doc'] === undefined ? await erasedValue(calls, item, people) : erasedOrder(item, people);
  if (!kept) return;
  const put = {
    Item: { ...item, ...kept },
    ConditionExpression: 'callHash = :hash',
    ExpressionAttributeValues: { ':hash': item['callHash'] },
  };
  await erase('claim', String(item['SK']), () => ifConditionHolds(calls.put(put)));
}

function erasedOrder(item: Item, people: People): Item | undefined {
  const order = fromDocument(item);
  const person = people.get(nameOf(order.organizationId, order.customer.id));
  const erased = person && scrubOrder(order, person);
  return erased && !isSame(erased, order) ? { ...toDocument(erased) } : undefined;
}

/** It says no organisation: whose it is, its words tell, and the id of the contact or order. */
async function erasedValue(calls: Calls, item: Item, people: People): Promise<Item | undefined> {
  if (typeof item['value'] !== 'string') return undefined;
  const value = JSON.parse(item['value']) as { row?: CustomerRow; orderId?: string };
  for (const person of people.values()) {
    const erased = scrubDeep(value, person);
    if (isSame(erased, value)) continue;
    const { row, orderId } = value;
    if (row?.kind === 'customer' && row.id === person.customerId)
      return { value: JSON.stringify({ ...value, row: scrubCustomerRow(row) }) };
    if (orderId === undefined) continue;
    const order = await calls.get(keys.order(person.org, orderId as never));
    if (order && fromDocument(order).customer.id === person.customerId)
      return { value: JSON.stringify(erased) };
  }
  return undefined;
}

async function eraseRefusal({ calls, erase }: Erasing, item: Item, person: Person): Promise<void> {
  const refusal = scrubDeep(item['refusal'], person);
  if (isSame(refusal, item['refusal'])) return;
  const put = { Item: { ...item, refusal }, ConditionExpression: 'attribute_exists(PK)' };
  await erase('refusal', String(item['SK']), () => ifConditionHolds(calls.put(put)));
}

const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
