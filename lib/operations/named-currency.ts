/** A currency that is named by the id its row shows -> with its code, before anything else reads the input. */
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { OperationContext } from './operation.ts';
import { currencyCodeOf, isCurrencyOf } from './referred-rows.ts';

/**
 * The input without the id. An id that the order has, or the organisation's own currency, is known without a reading; a code
 * that the order has may be what stood beside the former id, and says nothing then.
 * @throws OrderError unknown_reference | invalid_value (it names another currency than the code)
 */
export async function namedCurrency(
  order: SalesOrder | undefined,
  { currencyId: id, ...input }: OrderInput,
  context: OperationContext,
): Promise<OrderInput> {
  if (!id || (order && isCurrencyOf(id, order.currency))) return input;
  const base = context.references.settingsLastRead(context.caller.organizationId)?.baseCurrency;
  const code = base && isCurrencyOf(id, base) ? base.code : await currencyCodeOf({ id }, context);
  const { currencyCode: stated } = input;
  if (stated && stated !== code && stated !== order?.currency.code)
    throw new OrderError('invalid_value', { field: 'currencyId', reason: 'is not the currency of the code' });
  return { ...input, currencyCode: code };
}
