/** What an organisation has said of orders that leave something open: its own words for statuses, and whose order it is. */
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { StatusWord } from '../domain/settings.ts';
import type { OperationContext } from './operation.ts';

/** The input with the status that its word means, and the words that say so. @throws OrderError invalid_value */
export async function withStatusMeant(
  order: SalesOrder | undefined,
  input: OrderInput,
  context: OperationContext,
): Promise<{ input: OrderInput; words?: StatusWord[] }> {
  const { statusWord: word, ...rest } = input;
  if (!word) return { input };
  const frozen = order?.presentation.statusWords;
  // What an order shows is understood of it, even when the organisation has other words by now.
  const words = meaningOf(word, frozen) ? frozen : await currentWords(context);
  const status = meaningOf(word, words);
  if (!status) throw new OrderError('invalid_value', { field: 'status', expected: listed(words) });
  return { input: { ...rest, status }, words };
}

const meaningOf = (word: string, words: StatusWord[] = []) => words.find((each) => each.word === word)?.means;

const listed = (words: StatusWord[] = []) => words.map(({ word }) => word).join(', ') || undefined;

async function currentWords({ references, caller }: OperationContext): Promise<StatusWord[] | undefined> {
  const { settings } = await references.load(caller.organizationId, []);
  return settings?.statusWords;
}

/** The input of a new order, with the organisation's default customer where it names none. */
export async function withCustomer(input: OrderInput, context: OperationContext): Promise<OrderInput> {
  if (input.customerId !== undefined) return input;
  const { settings } = await context.references.load(context.caller.organizationId, []);
  const { defaultCustomerId: customerId } = settings ?? {};
  return customerId ? { ...input, customerId } : input;
}
