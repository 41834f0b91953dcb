/** What does not agree, and what would make it agree again. */
import type { Write } from '../store/bulk-calls.ts';

/** Every check, with what it means when it finds something; docs/operations.md shows this list. */
export const CHECKS = {
  unreadable: 'an item of ours that cannot be read',
  identity: 'the document of an order is that of another one, or of another version',
  totals: 'the figures are not those of the lines',
  'imported-totals': 'figures that came with the order are not told apart from ours as its document says',
  row: 'what lists show of an order is not what the order says',
  'index-key': 'an order, a change or a reference row stands at another place in an index than it should',
  'change-missing': 'a version without its change',
  'change-ahead': 'a change of a version that the order has not',
  'change-row': 'the last change shows another order than the one that stands',
  'order-missing': 'changes of an order that is neither there nor deleted',
  'order-after-deletion': 'an order that stands although it was deleted',
  'comment-without-order': 'a comment on an order that is not there',
  'number-missing': 'an order that its number does not find',
  'number-of-another': 'the number of an order finds another one',
  'number-without-order': 'a number that no order has',
  'foreign-id-missing': 'an order that its id of another system does not find',
  'foreign-id-of-another': 'the id of another system finds another order',
  'foreign-id-without-order': 'an id of another system that no order has',
  'text-missing': 'an order that its subject or reference number does not find',
  'text-of-another': 'the look-up of a subject or reference number names another order than its key',
  'text-without-order': 'the look-up of a subject or reference number that its order has not',
  'customer-name-missing': 'an order that the name of its customer does not find',
  'customer-name-wrong': 'the look-up of a name names another customer than its key',
  'counter-behind': 'automatic numbers are about to meet one that is taken',
  'row-look-up-missing': 'a reference row that something it says does not find',
  credential: 'a key, client or token that does not stand in the register as it is, or the other way round',
  claim: 'the record of a keyed call holds another order than it names',
} as const;
export type CheckName = keyof typeof CHECKS;

export interface Finding {
  check: CheckName;
  organizationId?: string;
  orderId?: string;
  /** What exactly, without names of people. */
  what: string;
  /** Each on the condition that everything still stands as it was judged; absent where nothing can be derived. */
  mend?: Write[];
}
