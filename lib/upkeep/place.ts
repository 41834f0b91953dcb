/** What an item of the table is, told by its key: for walks through everything that the table holds. */
import { organizationId, type OrderId, type OrganizationId } from '../domain/identity.ts';
import type { Item } from '../store/bulk-calls.ts';
import {
  API_KEY_PREFIX,
  CHANGE_PREFIX,
  CLIENT_PREFIX,
  CODE_PREFIX,
  COMMENT_PREFIX,
  DENIED_PREFIX,
  KEY_REGISTER_PREFIX,
  orderOfPartition,
  REFRESH_TOKEN_PREFIX,
  REFUSAL_PREFIX,
  SIGNERS_PARTITION,
} from '../store/keys.ts';
import { ROW_KIND } from '../store/table-shape.ts';

/** What belongs to an order stands in its partition; everything else is looked at by itself. */
export type PlaceKind =
  | 'order'
  | 'change'
  | 'comment'
  | 'number'
  | 'foreign'
  | 'text'
  | 'name'
  | 'row'
  | 'credential'
  | 'registration'
  | 'claim'
  | 'refusal'
  | 'other';

export interface Place {
  kind: PlaceKind;
  /** Absent: the key names no organisation. */
  org?: OrganizationId;
  orderId?: OrderId;
}

/** By how the partition goes on behind the organisation. */
const PARTITIONS: [RegExp, PlaceKind][] = [
  [/^NUMBERS$/, 'number'],
  [/^FOREIGN#/, 'foreign'],
  [/^(SUBJECT|REFERENCE)S$/, 'text'],
  [/^NAMES$/, 'name'],
];

const OF_ORGANIZATION = /^ORG#([^#]+)(?:#(.*))?$/s;

/** Where an item stands and what it is. */
export function placeOf(item: Item): Place {
  const [PK, SK] = [String(item['PK']), String(item['SK'])];
  const order = orderOfPartition(PK);
  if (order && !PK.includes('#FOREIGN#'))
    return { kind: partOf(SK), org: order.organizationId, orderId: order.orderId };
  const [, org, rest = ''] = OF_ORGANIZATION.exec(PK) ?? [];
  if (!org) return withoutOrganization(PK);
  const named = { org: organizationId(org) };
  if (item[ROW_KIND] !== undefined) return { kind: 'row', ...named };
  if (SK.startsWith(REFUSAL_PREFIX)) return { kind: 'refusal', ...named };
  return { kind: PARTITIONS.find(([pattern]) => pattern.test(rest))?.[1] ?? 'other', ...named };
}

function partOf(SK: string): PlaceKind {
  if (SK === 'ORDER') return 'order';
  if (SK.startsWith(CHANGE_PREFIX)) return 'change';
  return SK.startsWith(COMMENT_PREFIX) ? 'comment' : 'other';
}

function withoutOrganization(PK: string): Place {
  if (PK.startsWith('IDEM#')) return { kind: 'claim' };
  if (PK.startsWith(KEY_REGISTER_PREFIX))
    return { kind: 'registration', org: organizationId(PK.slice(KEY_REGISTER_PREFIX.length)) };
  if (!PK.startsWith(API_KEY_PREFIX)) return { kind: 'other' };
  const isCredential =
    PK.startsWith(CLIENT_PREFIX) ||
    PK.startsWith(REFRESH_TOKEN_PREFIX) ||
    ![CODE_PREFIX, DENIED_PREFIX, SIGNERS_PARTITION].some((prefix) => PK.startsWith(prefix));
  return { kind: isCredential ? 'credential' : 'other' };
}
