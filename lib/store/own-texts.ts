/** Texts that one reference row has and, of those that callers make, no other: its name, an item's code. */
import type { OrganizationId } from '../domain/identity.ts';
import type { ReferenceRow } from '../domain/reference.ts';
import { keyName, keys } from './keys.ts';
import type { WrittenRow } from './row-item.ts';
import type { Freed, OwnText, PlacedWrite } from './row-write.ts';
import { SCHEMA_VERSION } from './schema.ts';

export function ownTexts(org: OrganizationId, row: ReferenceRow | undefined): OwnText[] {
  if (!row || row.kind === 'currency') return [];
  const name: OwnText = {
    field: 'name',
    value: row.name,
    key: keys.rowName(org, row.kind, row.name),
    owner: row.kind === 'salesperson' ? 'salespersonId' : 'id',
  };
  if (row.kind !== 'item' || !row.code) return [name];
  return [name, { field: 'code', value: row.code, key: keys.itemCode(org, row.code), owner: 'itemId' }];
}

interface Owning {
  before?: ReferenceRow;
  /** What another row has is refused; otherwise the last one written under it counts. */
  unique: boolean;
  freed: Freed;
}

/** The revision tells one taking of a name from another by the same row. */
export function ownWrites(
  org: OrganizationId,
  { row, revision }: Pick<WrittenRow, 'row' | 'revision'>,
  { before, unique, freed }: Owning,
): PlacedWrite[] {
  const known = new Set(ownTexts(org, before).map(({ key }) => keyName(key)));
  const wanted = ownTexts(org, row).filter(({ key }) => !unique || !known.has(keyName(key)));
  return wanted.map((own) => {
    const Item = { ...own.key, [own.owner]: row?.id, revision, schemaVersion: SCHEMA_VERSION };
    const condition = unique ? ifFree(own, row?.id ?? '', freed.get(keyName(own.key))) : {};
    return { place: 'own', own, write: { Put: { Item, ...condition } } };
  });
}

function ifFree({ owner }: OwnText, id: string, freed: { owner: string; revision?: number } | undefined) {
  const before = freed && {
    or: ` OR (#owner = :before AND ${freed.revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :revision'})`,
    values: { ':before': freed.owner, ...(freed.revision !== undefined && { ':revision': freed.revision }) },
  };
  return {
    ConditionExpression: `attribute_not_exists(PK) OR #owner = :id${before?.or ?? ''}`,
    ExpressionAttributeNames: { '#owner': owner },
    ExpressionAttributeValues: { ':id': id, ...before?.values },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}
