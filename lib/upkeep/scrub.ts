/** A text, an order, a change, a comment without the person: pure, and the same when it is done again. */
import type { ChangedPath } from '../domain/change.ts';
import type { SalesOrder } from '../domain/order.ts';
import { fold } from '../domain/folded-text.ts';
import type { Address, OrderCustomer } from '../domain/parties.ts';
import type { CustomerRow } from '../domain/reference.ts';
import type { StoredRow } from '../store/row.ts';
import { ERASED, erasedName, knownBy, type Person } from './person.ts';

/** Whatever means the person, wherever it stands in a text, in capitals and with accents or not. */
export function scrubText(text: string, { phrases }: Person): string {
  return phrases.reduce(
    (left, phrase) =>
      fold(left).includes(fold(phrase)) ? without(Array.from(left), Array.from(phrase)) : left,
    text,
  );
}

const isPartOfWord = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? '');

/** Character by character: a folded text may be longer. A name inside a longer word is another word. */
function without(text: string[], phrase: string[]): string {
  const [low, wanted] = [text, phrase].map((all) => all.map((one) => fold(one) || one));
  const left: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + phrase.length;
    const isThere =
      wanted?.every((one, index) => one === low?.[at + index]) &&
      !(isPartOfWord(text[at - 1]) && isPartOfWord(text[at])) &&
      !(isPartOfWord(text[end - 1]) && isPartOfWord(text[end]));
    left.push(isThere ? ERASED : (text[at] ?? ''));
    at = isThere ? end : at + 1;
  }
  return left.join('');
}

/** Every text in a value. */
export function scrubDeep<Value>(value: Value, person: Person): Value {
  if (typeof value === 'string') return scrubText(value, person) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => scrubDeep(each, person)) as Value;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, scrubDeep(inner as unknown, person)]),
  ) as Value;
}

/**
 * Figures, numbers, ids, times and statuses stay; country and state too, since taxes follow from them. Of an order that has another
 * customer by now only the texts are looked through.
 */
export function scrubOrder(order: SalesOrder, known: Person): SalesOrder {
  if (order.customer.id !== known.customerId) return scrubTexts(order, known);
  const { gstNumber: _, ...registration } = order.registration;
  const scrubbed = scrubTexts(order, knownBy(known, order));
  return withoutWhereabouts({ ...scrubbed, registration, customer: scrubCustomer(order.customer) });
}

function scrubTexts(order: SalesOrder, person: Person): SalesOrder {
  const { referenceNumber, subject, notes, terms, customFields, documents, extras, progress } = order;
  const texts = { referenceNumber, subject, notes, terms, customFields, documents, extras, progress };
  const lines = order.lines.map((line) => {
    const { name, description, customFields: fields, extras: more } = line;
    return { ...line, ...scrubDeep({ name, description, customFields: fields, extras: more }, person) };
  });
  return { ...order, ...scrubDeep(texts, person), lines };
}

function scrubCustomer({ id, billingAddress, shippingAddress }: OrderCustomer): OrderCustomer {
  return {
    id,
    name: erasedName(id),
    contactPersons: [],
    ...(billingAddress && { billingAddress: scrubAddress(billingAddress) }),
    ...(shippingAddress && { shippingAddress: scrubAddress(shippingAddress) }),
  };
}

const scrubAddress = ({ country, state }: Pick<Address, 'country' | 'state'>) => ({
  address: '',
  city: '',
  state,
  zip: '',
  country,
  fax: '',
});

/** Where a checkout came from says who it was. */
function withoutWhereabouts(order: SalesOrder): SalesOrder {
  const { checkout, risk, payments } = order.progress;
  return {
    ...order,
    progress: {
      ...order.progress,
      payments: payments.map((payment) => ({ ...payment, lastFourDigits: '' })),
      ...(checkout && { checkout: { ...checkout, ip: '' } }),
      ...(risk && { risk: { ...risk, fraudAnalysis: undefined } }),
    },
  };
}

/** Fields of which a change keeps the values: none of them is a text of somebody's. */
const HARMLESS =
  /^(number|status|approval|date|dueDate|shipmentDate|currency\..*|totals\.total|customer\.id|lines\.order|lines\[[^\]]*\]\.(rate|quantity\w*|discount\..*|itemId|productCode))$/;

export function scrubPaths(paths: ChangedPath[]): ChangedPath[] {
  return paths.map((changed) => {
    const { path, before, after } = changed;
    if (HARMLESS.test(path)) return changed;
    const mark = JSON.stringify(ERASED);
    return {
      path,
      ...(before !== undefined && { before: mark }),
      ...(after !== undefined && { after: mark }),
    };
  });
}

/** A row as a change shows it: of the person, or of whoever had the order before or after. */
export function scrubRow(row: StoredRow, person: Person): StoredRow {
  const { referenceNumber, subject, customFields } = row;
  const isTheirs = row.customerId === person.customerId;
  return {
    ...row,
    ...scrubDeep({ referenceNumber, subject, customFields }, person),
    ...(isTheirs && { customerName: erasedName(person.customerId) }),
  };
}

/** Kept: that there was a customer, in which currency and under which rules of tax. */
export function scrubCustomerRow({
  id,
  currencyCode,
  placeOfSupply,
  gstTreatment,
}: CustomerRow): CustomerRow {
  return {
    kind: 'customer',
    id,
    name: erasedName(id),
    contactPersons: [],
    addresses: [],
    active: false,
    ...(currencyCode !== undefined && { currencyCode }),
    ...(placeOfSupply !== undefined && { placeOfSupply }),
    ...(gstTreatment !== undefined && { gstTreatment }),
  };
}
