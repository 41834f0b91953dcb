/** Reference row <-> its item: what it says, our count of its writes, and the keys of the indexes that it is listed by. */
import { instant, organizationId, type Instant, type OrganizationId } from '../domain/identity.ts';
import type { CommittedRow } from '../domain/outbox.ts';
import type { ReferenceKey, ReferenceRow } from '../domain/reference.ts';
import { isActiveRow, nameOfRow, plainName } from '../domain/row-filter.ts';
import type { StoredRow } from '../domain/stored-rows.ts';
import type { Item } from './bulk-calls.ts';
import { epochOf } from './epochs.ts';
import { keys, partitions } from './keys.ts';
import { assertKnown, SCHEMA_VERSION } from './schema.ts';
import { QUIET, ROW_KIND } from './table-shape.ts';
import { wholeText } from './text-keys.ts';

/** Of rows that a former release wrote. */
const LONG_AGO = instant(new Date(0));

/** What is known of a row's place, whether the row is there or gone. */
export interface RowPlace {
  stored?: StoredRow;
  /** 0 where none has been counted. */
  revision: number;
  createdAt?: Instant;
  /** The version that events have counted. */
  sourceVersion?: number;
  /** Of the last write that a caller made. */
  mutationId?: string;
}

/** @throws OrderError unavailable for one of a later release */
export function placeOf(item: Item | undefined): RowPlace {
  if (!item) return { revision: 0 };
  assertKnown(item);
  const { revision = 0, createdAt, sourceVersion, mutationId } = item as Partial<RowPlace>;
  return { stored: storedRowOf(item), revision, createdAt, sourceVersion, mutationId };
}

/** The row of an item; undefined when it is gone. @throws OrderError unavailable for one of a later release */
export function storedRowOf(item: Item): StoredRow | undefined {
  assertKnown(item);
  if (item['content'] === undefined) return undefined;
  const { revision = 0, createdAt = LONG_AGO, modifiedAt = LONG_AGO } = item as Partial<StoredRow>;
  return { row: item['content'] as ReferenceRow, revision, createdAt, modifiedAt };
}

export interface WrittenRow {
  key: ReferenceKey;
  /** Absent: the row is gone, and leaves its count and version behind. */
  row?: ReferenceRow;
  revision: number;
  createdAt: Instant;
  modifiedAt: Instant;
  sourceVersion?: number;
  mutationId?: string;
  /** Moved in: told elsewhere already, until it is written again. */
  quiet?: boolean;
}

/** How a name stands in the indexes: folded, then the id. */
export const nameKeyOf = (name: string, id: string): string => `${wholeText(plainName(name))}${id}`;

/**
 * The item with its keys: by name in by-creation and by-status, by the last write in by-date, by creation in by-change, each
 * in partitions of the kind's own. A row that is gone stands in no index.
 */
export function rowItem(org: OrganizationId, written: WrittenRow): Item {
  const { key, row, quiet, ...counted } = written;
  const item = {
    ...keys.reference(org, key),
    [ROW_KIND]: key.kind,
    content: row,
    ...counted,
    schemaVersion: SCHEMA_VERSION,
    ...(quiet && { [QUIET]: true }),
  };
  if (!row) return item;
  const place = partitions.rows(org, row.kind);
  return {
    ...item,
    organizationKey: place,
    createdKey: nameKeyOf(nameOfRow(row), row.id),
    dateKey: `${written.modifiedAt}#${row.id}`,
    monthKey: place,
    changedKey: `${written.createdAt}#${row.id}`,
    ...(hasActivity(row) && { stageKey: partitions.rows(org, row.kind, isActiveRow(row)) }),
  };
}

/** The others are few, and always there. */
const hasActivity = ({ kind }: ReferenceRow): boolean => kind === 'customer' || kind === 'item';

const ROW_PARTITION = /^ORG#([^#]+)#[A-Z]+#(.+)$/s;

/** What is told of a row by its item, as it stands or as the stream has it. @throws OrderError unavailable for one of a later release; TypeError for a broken one */
export function committedRowOf(item: Item): CommittedRow {
  assertKnown(item);
  const [, org, id] = ROW_PARTITION.exec(String(item['PK'])) ?? [];
  const { revision = 0, modifiedAt, sourceVersion } = item as Partial<WrittenRow>;
  const epoch = epochOf(item);
  const kind = item[ROW_KIND] as ReferenceKey['kind'];
  if (!org || !id || revision < 1 || !modifiedAt) throw new TypeError('a row of nobody');
  return {
    organizationId: organizationId(org),
    kind,
    id,
    revision,
    gone: item['content'] === undefined,
    at: modifiedAt,
    ...(sourceVersion !== undefined && { sourceVersion }),
    ...(epoch > 0 && { epoch }),
  };
}
