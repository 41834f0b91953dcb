/** Every key of the single table, and nowhere else. The organisation stands first in each, except for API keys, claims, and the list of organisations. */
import type { ReferenceKey, ReferenceKind } from '../domain/reference.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';
import { sortedText } from '../domain/sorted-text.ts';
import { digestOf, wholeText } from './text-keys.ts';

export interface Key {
  PK: string;
  SK: string;
}

/** How the sort keys of what leaves as an event begin; the stream is filtered by them. */
export const CHANGE_PREFIX = 'CHANGE#';
export const REFUSAL_PREFIX = 'REFUSED#';
/** How the sort keys of comments begin. */
export const COMMENT_PREFIX = 'COMMENT#';
/** How the partitions of API keys and of their registers begin; the rights of functions are cut along them. */
export const API_KEY_PREFIX = 'KEY#';
export const KEY_REGISTER_PREFIX = 'KEYS#';
export const USE_PREFIX = 'USES#';
/** What stands beside API keys: a digest is hexadecimal, so none of these is one. */
export const CLIENT_PREFIX = `${API_KEY_PREFIX}CLIENT#`;
export const REFRESH_TOKEN_PREFIX = `${API_KEY_PREFIX}REFRESH#`;
export const CODE_PREFIX = `${API_KEY_PREFIX}CODE#`;
export const DENIED_PREFIX = `${API_KEY_PREFIX}DENIED#`;
export const SIGNERS_PARTITION = `${API_KEY_PREFIX}SIGNERS`;
/** Where every organisation is noted. */
export const ORGANIZATIONS_PARTITION = 'ORGANIZATIONS';

export const UPKEEP_PARTITION = 'UPKEEP';
/** What makes the order of creation. */
interface Created {
  createdAt: string;
  id: OrderId;
}

/** The texts of orders that they are found and sorted by. */
export type SortedKind = 'subject' | 'reference';

export const ORGANIZATION_PREFIX = 'ORG#';
const organization = (id: OrganizationId) => `${ORGANIZATION_PREFIX}${id}`;

const PARTITION_TEXT_BYTES = 1500;

/** A partition key holds 2,048 bytes, and NFC may make three times as many of a text: a longer one is found by its digest. */
const inKey = (text: string) => (Buffer.byteLength(text) > PARTITION_TEXT_BYTES ? digestOf(text) : text);

export const keys = {
  order: (org: OrganizationId, id: OrderId): Key => ({ PK: `${organization(org)}#SO#${id}`, SK: 'ORDER' }),
  /** Eight digits, so that versions sort as text. */
  change: (org: OrganizationId, id: OrderId, version: number): Key => ({
    PK: `${organization(org)}#SO#${id}`,
    SK: `${CHANGE_PREFIX}${String(version).padStart(8, '0')}`,
  }),
  /** In the order's partition; ids are time-ordered. */
  comment: (org: OrganizationId, order: OrderId, id: string): Key => ({
    PK: `${organization(org)}#SO#${order}`,
    SK: `${COMMENT_PREFIX}${id}`,
  }),
  /** All numbers stand in one sorted place. */
  number: (org: OrganizationId, number: string): Key => ({ PK: partitions.numbers(org), SK: number }),
  /** All ids of one source stand in one place, as they are. */
  foreign: (org: OrganizationId, source: string, id: string): Key => ({
    PK: `${organization(org)}#FOREIGN#${source}`,
    SK: id,
  }),
  refusal: (org: OrganizationId, operation: string, commandId: string, position: string): Key => ({
    PK: `${organization(org)}#COMMAND#${operation}#${commandId}`,
    SK: `${REFUSAL_PREFIX}${position}`,
  }),
  /** One per order with the text, in a sorted place: several orders may have the same. */
  text: (org: OrganizationId, kind: SortedKind, text: string, order: Created): Key => ({
    PK: partitions.texts(org, kind),
    SK: `${wholeText(text)}${sortKeys.created(order)}`,
  }),
  /** One for each word of a customer's name, with what follows it; folded. */
  name: (org: OrganizationId, words: string, customerId: string): Key => ({
    PK: partitions.names(org),
    SK: `${wholeText(words)}${customerId}`,
  }),
  /** Counts the orders that upserts have made for a subject. */
  upserts: (org: OrganizationId, subject: string): Key => ({
    PK: `${organization(org)}#SUBJECT#${digestOf(sortedText(subject))}`,
    SK: 'UPSERTS',
  }),
  /** Each prefix counts for itself. */
  counter: (org: OrganizationId, prefix: string): Key => ({
    PK: organization(org),
    SK: `COUNTER#${prefix}`,
  }),
  settings: (org: OrganizationId): Key => ({ PK: organization(org), SK: 'SETTINGS' }),
  /** Counts the writes of what is remembered between requests. */
  epoch: (org: OrganizationId): Key => ({ PK: organization(org), SK: 'EPOCH' }),
  reference: (org: OrganizationId, { kind, id }: ReferenceKey): Key => ({
    PK: `${organization(org)}#${kind.toUpperCase()}#${id}`,
    SK: 'REFERENCE',
  }),
  /** Where the item stands that has the code. */
  itemCode: (org: OrganizationId, code: string): Key => ({
    PK: `${organization(org)}#ITEMCODE#${code}`,
    SK: 'REFERENCE',
  }),
  /** Where the row stands that has the name; compared after NFC and trimming, without case. */
  rowName: (org: OrganizationId, kind: ReferenceKind, name: string): Key => ({
    PK: `${organization(org)}#${kind.toUpperCase()}NAME#${inKey(name.normalize('NFC').trim().toLowerCase())}`,
    SK: 'REFERENCE',
  }),
  /** What finds a row by a text, in a sorted place: an e-mail address, a phone number, words of a name, a code. */
  rowText: (partition: string, text: string, id: string): Key => ({
    PK: partition,
    SK: `${wholeText(text)}${id}`,
  }),
  /** What an organisation's keys are listed and revoked by. */
  registeredKey: (org: OrganizationId, keyId: string): Key => ({ PK: partitions.keysOf(org), SK: keyId }),
  /** Where the id stands that wires of numbers show as this one. */
  standIn: (org: OrganizationId, { kind, id }: ReferenceKey): Key => ({
    PK: `${organization(org)}#NUMBEROF${kind.toUpperCase()}#${id}`,
    SK: 'REFERENCE',
  }),
  /** When a credential was last used, to the day: beside it, since whoever may note that may not write it. */
  lastUse: (org: OrganizationId, id: string): Key => ({ PK: partitions.usesOf(org), SK: id }),
  knownOrganization: (org: OrganizationId): Key => ({ PK: ORGANIZATIONS_PARTITION, SK: org }),
  apiKey: (digest: string): Key => ({ PK: `${API_KEY_PREFIX}${digest}`, SK: 'KEY' }),
  client: (id: string): Key => ({ PK: `${CLIENT_PREFIX}${id}`, SK: 'KEY' }),
  refreshToken: (digest: string): Key => ({ PK: `${REFRESH_TOKEN_PREFIX}${digest}`, SK: 'KEY' }),
  authorizationCode: (digest: string): Key => ({ PK: `${CODE_PREFIX}${digest}`, SK: 'KEY' }),
  /** An access token that was revoked before its time. */
  deniedToken: (id: string): Key => ({ PK: `${DENIED_PREFIX}${id}`, SK: 'KEY' }),
  /** What access tokens are verified with. */
  signers: (): Key => ({ PK: SIGNERS_PARTITION, SK: 'KEY' }),
  /** What is known of the table as a whole, and not of an organisation: how far a walk through it has come. */
  upkeep: (name: string): Key => ({ PK: UPKEEP_PARTITION, SK: name }),
  /** The positions of one keyed call stand together, so that one query finds them all. */
  claim: (id: string, position: number): Key => ({
    PK: `IDEM#${id}`,
    SK: `IDEM#${String(position).padStart(3, '0')}`,
  }),
};

export const partitions = {
  organization,
  stage: (org: OrganizationId, stage: string) => `${organization(org)}#STAGE#${stage}`,
  customer: (org: OrganizationId, id: string) => `${organization(org)}#CUSTOMER#${id}`,
  keysOf: (org: OrganizationId) => `${KEY_REGISTER_PREFIX}${org}`,
  usesOf: (org: OrganizationId) => `${USE_PREFIX}${org}`,
  names: (org: OrganizationId) => `${organization(org)}#NAMES`,
  /** E-mail addresses, phone numbers and companies of customers. */
  contacts: (org: OrganizationId) => `${organization(org)}#CONTACTS`,
  /** Words of names, and codes. */
  itemNames: (org: OrganizationId) => `${organization(org)}#ITEMNAMES`,
  /** All rows of a kind; those that are offered, or not. */
  rows: (org: OrganizationId, kind: ReferenceKind, active?: boolean) =>
    `${organization(org)}#ROWS#${kind.toUpperCase()}${active === undefined ? '' : active ? '#ACTIVE' : '#INACTIVE'}`,
  numbers: (org: OrganizationId) => `${organization(org)}#NUMBERS`,
  texts: (org: OrganizationId, kind: SortedKind) => `${organization(org)}#${kind.toUpperCase()}S`,
  /** Of a month like 2026-11. */
  refusalsOf: (org: OrganizationId, month: string) => `${organization(org)}#REFUSALS#${month}`,
  changesOf: (org: OrganizationId, month: string) => `${organization(org)}#CHANGES#${month}`,
};

/** Ends the key of a change that is a deletion: told without a look at the item. */
const DELETED = '#DELETED';

/** Sort keys of the indexes. */
export const sortKeys = {
  created: ({ createdAt, id }: Created) => `${createdAt}#${id}`,
  date: (order: Created & { date: string }) => `${order.date}#${sortKeys.created(order)}`,
  changed: ({ at, id, version, deletes }: { at: string; id: OrderId; version: number; deletes: boolean }) =>
    `${at}#${id}#${String(version).padStart(8, '0')}${deletes ? DELETED : ''}`,
};

/** True of a change item, or its entry in the index, that took its order away. */
export const isDeletion = (change: Record<string, unknown>): boolean =>
  String(change['changedKey']).endsWith(DELETED);

/** Where an item stands. */
export function keyOf(item: Record<string, unknown>): Key {
  return { PK: String(item['PK']), SK: String(item['SK']) };
}

/** A key as one text, to find things by. */
export const keyName = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/** Items by the names of their keys. */
export const byKeyName = <Found extends Record<string, unknown>>(items: Found[]): Map<string, Found> =>
  new Map(items.map((item) => [keyName(keyOf(item)), item]));

const ORDER_PARTITION = /^ORG#(.+)#SO#([^#]+)$/;

/** Whose partition it is; undefined when it is no order's. */
export function orderOfPartition(
  partition: string,
): { organizationId: OrganizationId; orderId: OrderId } | undefined {
  const [, org, id] = ORDER_PARTITION.exec(partition) ?? [];
  return org && id ? { organizationId: org as OrganizationId, orderId: id as OrderId } : undefined;
}
