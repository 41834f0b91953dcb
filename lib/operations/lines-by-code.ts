/** Lines that name themselves by product code -> lines by id, and new lines of the item that has the code. */
import type { LineInput, OrderInput } from '../domain/order-input.ts';
import { lineCode, type SalesOrder } from '../domain/order.ts';
import type { OperationContext } from './operation.ts';

/**
 * The input with ids. A line without an item is called by its name. Of lines with one code the first stated is the first
 * standing, and so on. What is left over is new; its item is looked up, and a code that nobody has is taken for the item's
 * id, so that it is refused in one place.
 */
export async function linesByCode(
  { lines: standing }: SalesOrder,
  input: OrderInput,
  { references, caller }: OperationContext,
): Promise<OrderInput> {
  if (!input.linesByCode || !input.lines) return input;
  const waiting = Map.groupBy(standing, (line) => keyOf(lineCode(line), line.name));
  const matched = input.lines.map((line) => {
    const code = line.productCode?.trim() ?? '';
    return { line, code, id: waiting.get(keyOf(code, line.name ?? ''))?.shift()?.id };
  });
  const unknown = matched.flatMap(({ code, id }) => (id === undefined && code !== '' ? [code] : []));
  const itemIds =
    unknown.length > 0 ? await references.itemIdsByCode(caller.organizationId, unknown) : new Map();
  const lines = matched.map(({ line, code, id }): LineInput => {
    if (id !== undefined) return { ...line, id };
    return code === '' ? line : { ...line, itemId: itemIds.get(code) ?? code, productCode: code };
  });
  return { ...input, lines };
}

function keyOf(code: string, name: string): string {
  return code === '' ? `name ${name}` : `code ${code}`;
}
