/** Every key of the single table, and nowhere else. The organisation stands first in each, except for API keys and claims. */
import { createHash } from 'node:crypto';
import type { ReferenceKey } from '../domain/reference.ts';
import type { OrderId, OrganizationId } from '../domain/identity.ts';

export interface Key {
  PK: string;
  SK: string;
}

/** How the sort keys of what leaves as an event begin; the stream is filtered by them. */
export const CHANGE_PREFIX = 'CHANGE#';
export const REFUSAL_PREFIX = 'REFUSED#';
/** How the partitions of API keys begin; the rights of functions are cut along it. */
export const API_KEY_PREFIX = 'KEY#';
/** The sort key of a subject's count of upserts. */
export const UPSERTS = 'UPSERTS';

const organization = (id: OrganizationId) => `ORG#${id}`;

/** Subjects may be longer than a key; compared like numbers, after NFC and trimming. */
function subjectPartition(org: OrganizationId, subject: string): string {
  const digest = createHash('sha256').update(subject.normalize('NFC').trim(), 'utf8').digest('hex');
  return `${organization(org)}#SUBJECT#${digest}`;
}

export const keys = {
  order: (org: OrganizationId, id: OrderId): Key => ({ PK: `${organization(org)}#SO#${id}`, SK: 'ORDER' }),
  /** Eight digits, so that versions sort as text. */
  change: (org: OrganizationId, id: OrderId, version: number): Key => ({
    PK: `${organization(org)}#SO#${id}`,
    SK: `${CHANGE_PREFIX}${String(version).padStart(8, '0')}`,
  }),
  number: (org: OrganizationId, number: string): Key => ({
    PK: `${organization(org)}#NO#${number}`,
    SK: 'NUMBER',
  }),
  refusal: (org: OrganizationId, operation: string, commandId: string, position: string): Key => ({
    PK: `${organization(org)}#COMMAND#${operation}#${commandId}`,
    SK: `${REFUSAL_PREFIX}${position}`,
  }),
  /** One per order with the subject: several orders may have the same. */
  subject: (org: OrganizationId, subject: string, id: OrderId): Key => ({
    PK: subjectPartition(org, subject),
    SK: `SO#${id}`,
  }),
  /** Counts the orders that upserts have made for a subject; sorts behind the orders. */
  upserts: (org: OrganizationId, subject: string): Key => ({
    PK: subjectPartition(org, subject),
    SK: UPSERTS,
  }),
  /** Each prefix counts for itself. */
  counter: (org: OrganizationId, prefix: string): Key => ({
    PK: organization(org),
    SK: `COUNTER#${prefix}`,
  }),
  settings: (org: OrganizationId): Key => ({ PK: organization(org), SK: 'SETTINGS' }),
  reference: (org: OrganizationId, { kind, id }: ReferenceKey): Key => ({
    PK: `${organization(org)}#${kind.toUpperCase()}#${id}`,
    SK: 'REFERENCE',
  }),
  /** Where the item stands that has the code. */
  itemCode: (org: OrganizationId, code: string): Key => ({
    PK: `${organization(org)}#ITEMCODE#${code}`,
    SK: 'REFERENCE',
  }),
  /** Where the sales person stands who has the name; compared after NFC and trimming, without case. */
  salespersonName: (org: OrganizationId, name: string): Key => ({
    PK: `${organization(org)}#SALESPERSONNAME#${name.normalize('NFC').trim().toLowerCase()}`,
    SK: 'REFERENCE',
  }),
  /** Where the id stands that wires of numbers show as this one. */
  standIn: (org: OrganizationId, { kind, id }: ReferenceKey): Key => ({
    PK: `${organization(org)}#NUMBEROF${kind.toUpperCase()}#${id}`,
    SK: 'REFERENCE',
  }),
  apiKey: (digest: string): Key => ({ PK: `${API_KEY_PREFIX}${digest}`, SK: 'KEY' }),
  /** The positions of one keyed call stand together, so that one query finds them all. */
  claim: (id: string, position: number): Key => ({
    PK: `IDEM#${id}`,
    SK: `IDEM#${String(position).padStart(3, '0')}`,
  }),
};

export const partitions = {
  organization,
  status: (org: OrganizationId, status: string) => `${organization(org)}#STATUS#${status}`,
  customer: (org: OrganizationId, id: string) => `${organization(org)}#CUSTOMER#${id}`,
  subject: subjectPartition,
  changesOf: (org: OrganizationId, day: string) => `${organization(org)}#CHANGES#${day}`,
};

/** Where an item stands. */
export function keyOf(item: Record<string, unknown>): Key {
  return { PK: String(item['PK']), SK: String(item['SK']) };
}

/** A key as one text, to find things by. */
export const keyName = ({ PK, SK }: Key): string => `${PK} ${SK}`;

/** Items by the names of their keys. */
export const byKeyName = <Found extends Record<string, unknown>>(items: Found[]): Map<string, Found> =>
  new Map(items.map((item) => [keyName(keyOf(item)), item]));

const ORDER_PARTITION = /^ORG#(.+)#SO#(.+)$/;

/** Whose partition it is; undefined when it is no order's. */
export function orderOfPartition(
  partition: string,
): { organizationId: OrganizationId; orderId: OrderId } | undefined {
  const [, org, id] = ORDER_PARTITION.exec(partition) ?? [];
  return org && id ? { organizationId: org as OrganizationId, orderId: id as OrderId } : undefined;
}

/** The digest in an API key's partition. */
export const digestOfPartition = (partition: string): string => partition.slice(API_KEY_PREFIX.length);
