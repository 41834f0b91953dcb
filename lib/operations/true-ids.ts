/** Numbers that stood in for ids in an answer -> the ids, before anything else reads the input. */
import { idsOn, withIds } from '../apply/named-ids.ts';
import { mayStandIn, numericId, type IdKind } from '../domain/numeric-id.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { ReferenceKey } from '../domain/reference.ts';
import { rowIn, rowName } from '../domain/references.ts';
import type { OperationContext } from './operation.ts';

const nameOf = (kind: IdKind, id: string) => `${kind} ${id}`;
const byNumber = (ids: [IdKind, string][]) =>
  new Map(ids.map(([kind, id]) => [nameOf(kind, numericId(kind, id)), id]));

/**
 * The input with true ids: those of the order that it is about, else of reference rows, else of the customer's addresses
 * and contact persons. A number that stands for none of these is an id like any other. Nothing is read unless it may stand in.
 */
export async function withTrueIds(
  input: OrderInput,
  context: OperationContext,
  order?: SalesOrder,
): Promise<OrderInput> {
  const asked: [IdKind, string][] = [];
  withIds(input, (kind, id) => {
    if (mayStandIn(id)) asked.push([kind, id]);
    return id;
  });
  if (asked.length === 0) return input;
  const known = byNumber(order ? idsOn(order) : []);
  const isUnknown = ([kind, id]: [IdKind, string]) => !known.has(nameOf(kind, id));
  const rows = await trueRowIds(asked.filter(isUnknown).flatMap(rowKey), context);
  for (const [name, id] of rows) known.set(name, id);
  const withRows = withIds(input, (kind, id) => known.get(nameOf(kind, id)) ?? id);
  const customer = withRows.customerId ?? order?.customer.id;
  if (!customer || !asked.filter(isUnknown).some(([kind]) => kind === 'address' || kind === 'contact'))
    return withRows;
  const parties = byNumber(await partiesOf(customer, context));
  return withIds(withRows, (kind, id) => parties.get(nameOf(kind, id)) ?? id);
}

/** The customer that a list asks for. */
export async function trueCustomerId(
  id: string | undefined,
  context: OperationContext,
): Promise<string | undefined> {
  if (id === undefined || !mayStandIn(id)) return id;
  const key = { kind: 'customer', id } as const;
  return (await trueRowIds([key], context)).get(rowName(key)) ?? id;
}

function rowKey([kind, id]: [IdKind, string]): ReferenceKey[] {
  return kind === 'customer' || kind === 'item' || kind === 'tax' || kind === 'salesperson'
    ? [{ kind, id }]
    : [];
}

async function trueRowIds(keys: ReferenceKey[], { references, caller }: OperationContext) {
  return keys.length === 0 ? new Map<string, string>() : references.idsByNumber(caller.organizationId, keys);
}

async function partiesOf(id: string, { references, caller }: OperationContext): Promise<[IdKind, string][]> {
  const key = { kind: 'customer', id } as const;
  const row = rowIn(await references.load(caller.organizationId, [key]), key);
  return [
    ...(row?.addresses ?? []).flatMap((address): [IdKind, string][] =>
      address.id === undefined ? [] : [['address', address.id]],
    ),
    ...(row?.contactPersons ?? []).map((person): [IdKind, string] => ['contact', person.id]),
  ];
}
