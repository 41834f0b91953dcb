/** Whether a row is what a list asks for; and what of a row is compared, and how. */
import { fold, hasWord } from './folded-text.ts';
import type { ReferenceRow } from './reference.ts';
import type { RowFilter, RowFilters } from './row-query.ts';
import type { StoredRow } from './stored-rows.ts';

/** What a row is called. */
export const nameOfRow = (row: ReferenceRow): string => (row.kind === 'currency' ? row.id : row.name);

/** How names are compared: folded; one of signs alone stands as it is. */
export const plainName = (name: string): string => fold(name) || name.normalize('NFC').trim().toLowerCase();

/** False of customers and items that are no longer offered. */
export const isActiveRow = (row: ReferenceRow): boolean => !('active' in row && row.active === false);

/** How an e-mail address is compared. */
export const plainEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();
/** How a phone number is compared: by its digits; a leading 00 stands for +. */
export const plainPhone = (phone: string): string => phone.replaceAll(/\D+/g, '').replace(/^00/, '');

/** The digits of a text that may be a phone number, or a part of one; '' of one with letters. */
export const phoneIn = (text: string): string => (/\p{L}/u.test(text) ? '' : plainPhone(text));

/** The e-mail addresses of a row and of its contact persons. */
export function emailsOf(row: ReferenceRow): string[] {
  if (row.kind === 'salesperson') return row.email ? [plainEmail(row.email)] : [];
  if (row.kind !== 'customer') return [];
  return distinct(
    [row.email, ...row.contactPersons.map(({ email }) => email)].map((email) => plainEmail(email ?? '')),
  );
}

/** The phone numbers of a customer and of its contact persons, as digits. */
export function phonesOf(row: ReferenceRow): string[] {
  if (row.kind !== 'customer') return [];
  const given = [row, ...row.contactPersons].flatMap(({ phone, mobile }) => [phone, mobile]);
  return distinct(given.map((phone) => plainPhone(phone ?? '')));
}

const distinct = (texts: string[]): string[] => [...new Set(texts)].filter((text) => text !== '');

type Test = (stored: StoredRow, query: Required<RowFilters>) => boolean;

const TESTS: Record<RowFilter, Test> = {
  ids: ({ row }, { ids }) => ids.includes(row.id),
  nameEquals: ({ row }, { nameEquals }) => plainName(nameOfRow(row)) === plainName(nameEquals),
  nameStartsWith: ({ row }, { nameStartsWith }) =>
    plainName(nameOfRow(row)).startsWith(plainName(nameStartsWith)),
  nameContains: ({ row }, { nameContains }) => plainName(nameOfRow(row)).includes(plainName(nameContains)),
  email: ({ row }, { email }) => emailsOf(row).includes(plainEmail(email)),
  phone: ({ row }, { phone }) => phonesOf(row).includes(plainPhone(phone)),
  code: ({ row }, { code }) => row.kind === 'item' && plainCode(row.code ?? '') === plainCode(code),
  searchText: ({ row }, { searchText }) => hasText(row, searchText),
  active: ({ row }, { active }) => isActiveRow(row) === active,
  modifiedSince: ({ modifiedAt }, { modifiedSince }) => Date.parse(modifiedAt) > Date.parse(modifiedSince),
};

/** Item codes are compared without case. */
const plainCode = (code: string): string => code.normalize('NFC').trim().toLowerCase();

function hasText(row: ReferenceRow, text: string): boolean {
  const folded = plainName(text);
  const texts = [
    nameOfRow(row),
    ...('code' in row ? [row.code] : []),
    ...('companyName' in row ? [row.companyName] : []),
  ];
  if (folded !== '' && texts.some((held) => held && plainName(held).includes(folded))) return true;
  const digits = phoneIn(text);
  return (
    texts.some((held) => held && hasWord(held, text)) ||
    emailsOf(row).some((email) => email.includes(plainEmail(text))) ||
    (digits.length > 2 && phonesOf(row).some((phone) => phone.includes(digits)))
  );
}

/** True when the row is meant by these filters of the query. */
export function isMeant(stored: StoredRow, query: RowFilters, filters: readonly RowFilter[]): boolean {
  return filters.every((name) => TESTS[name](stored, query as Required<RowFilters>));
}
