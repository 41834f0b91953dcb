/** A sales person who is named without an id -> with the id of the row that has the name. */
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import { rowIn } from '../domain/references.ts';
import { LIMITS } from '../domain/limits.ts';
import type { OperationContext } from './operation.ts';

/** The input as it is when nobody has the name: it is kept as text then. One read, of a name that is new on the order. */
export async function namedSalesperson(
  standing: SalesOrder | undefined,
  input: OrderInput,
  { references, caller }: OperationContext,
): Promise<OrderInput> {
  const name = input.salespersonName?.trim() ?? '';
  const isNew = name !== '' && !input.salespersonId && name !== standing?.salesperson?.name;
  if (!isNew || Buffer.byteLength(name) > LONGEST_NAME_BYTES) return input;
  const org = caller.organizationId;
  const id = await references.salespersonIdByName(org, name);
  if (id === undefined || id.length > LIMITS.idLength) return input;
  const row = rowIn(await references.load(org, [{ kind: 'salesperson', id }]), { kind: 'salesperson', id });
  return row && isSameName(row.name, name) ? { ...input, salespersonId: id } : input;
}

/** The engine takes keys of up to 2048 bytes. */
const LONGEST_NAME_BYTES = 1500;

const isSameName = (left: string, right: string): boolean => folded(left) === folded(right);
const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();
