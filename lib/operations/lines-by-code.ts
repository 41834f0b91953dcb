/** Lines that name themselves by product code -> lines by id, and new lines of the item that has the code. */
import type { LineInput, OrderInput } from '../domain/order-input.ts';
import { lineCode, type OrderLine, type SalesOrder } from '../domain/order.ts';
import type { OperationContext } from './operation.ts';

/**
 * The input with ids. A line is called by its product's code or item, one without an item by its name. Of lines that are called
 * alike the first stated is the first standing, and so on. What is left over is new; the item of its code is looked up, and a
 * code that nobody has is taken for the item's id, so that it is refused in one place.
 */
export async function linesByCode(
  { lines: standing }: Pick<SalesOrder, 'lines'>,
  input: OrderInput,
  { references, caller }: OperationContext,
): Promise<OrderInput> {
  if (!input.linesByCode || !input.lines) return input;
  const waiting = [...standing];
  const matched = input.lines.map((line) => {
    const code = line.productCode?.trim() ?? '';
    const at = waiting.findIndex((candidate) => isCalled(candidate, code, line));
    return { line, code, id: at < 0 ? undefined : waiting.splice(at, 1)[0]?.id };
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

function isCalled(standing: OrderLine, code: string, { itemId, name }: LineInput): boolean {
  if (code !== '') return lineCode(standing) === code;
  if (itemId) return standing.itemId === itemId;
  return lineCode(standing) === '' && standing.name === (name ?? '');
}
