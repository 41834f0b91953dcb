/** Partial updates through every wire that can write. */
import * as fc from 'fast-check';
import type { Answer } from './client.ts';
import { SAYS, type Says } from './said-fields.ts';
import type { Wire } from './following-moves.ts';
import type { Topic } from './wire-moves.ts';

type Json = Answer['json'];

export interface Update {
  wire: Wire;
  topics: Topic[];
  /** The body, of the order as that wire shows it. */
  says: Says;
}

/** What is shown as it was said by the wire that said it; of the rest, a percentage may be shown as money, a code as a number. */
export const SHOWN_AS_SAID: ReadonlySet<Topic> = new Set([
  'notes',
  'terms',
  'reference',
  'subject',
  'dueDate',
  'shipmentDate',
  'date',
  'number',
  'lading',
  'own',
  'city',
  'street',
  'dock',
  'account',
  'shipping',
  'installation',
  'adjustment',
  'quantity',
  'rate',
  'description',
]);

/** These are all said in the list of lines, and one list is said once. */
const OF_LINES = new Set<Topic>([
  'quantity',
  'rate',
  'description',
  'lineDiscount',
  'lineTax',
  'order',
  'added',
  'removed',
]);
/** What is said in one key with another, or in its place. */
const INSTEAD: Partial<Record<Topic, Topic>> = {
  street: 'account',
  discount: 'discountAmount',
  vat: 'vatAmount',
};

function togetherSaid(topics: Topic[]): Topic[] {
  const ofLines = topics.find((topic) => OF_LINES.has(topic));
  return topics
    .filter((topic) => !OF_LINES.has(topic) || topic === ofLines)
    .filter((topic) => !topics.some((other) => other === INSTEAD[topic]));
}

/** Up to three topics of one wire in one body. */
function someSaid(wire: Wire): fc.Arbitrary<Update> {
  const known = Object.keys(SAYS[wire]) as Topic[];
  return fc
    .subarray(known, { minLength: 1, maxLength: Math.min(3, known.length) })
    .map(togetherSaid)
    .chain((topics) =>
      fc.tuple(...topics.map((topic) => SAYS[wire][topic] ?? fc.constant<Says>(() => ({})))).map((said) => ({
        wire,
        topics,
        says: (shown: Json) => Object.assign({}, ...said.map((says) => says(shown))),
      })),
    );
}

export const someUpdate: fc.Arbitrary<Update> = fc.oneof(
  { weight: 6, arbitrary: someSaid('inventory') },
  { weight: 6, arbitrary: someSaid('crm') },
  { weight: 6, arbitrary: someSaid('getfly') },
  { weight: 1, arbitrary: someSaid('commerce') },
);
