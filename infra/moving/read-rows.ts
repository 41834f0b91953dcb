/** Reference rows of an organisation as lines, the last written first: of two with one name that one is found by it. */
import type { OrganizationId } from '../../lib/domain/identity.ts';
import type { ReferenceKind } from '../../lib/domain/reference.ts';
import { byKeyName, keyName, keyOf, partitions, type Key } from '../../lib/store/keys.ts';
import { assertKnown } from '../../lib/store/schema.ts';
import { INDEXES } from '../../lib/store/table-shape.ts';
import type { Calls } from '../../lib/store/table.ts';
import { inGroups } from '../../lib/store/walk.ts';
import type { RowLine } from './lines.ts';

const KINDS: readonly ReferenceKind[] = ['customer', 'item', 'tax', 'salesperson', 'currency'];
const GROUP = 100;

/** Of rows that are gone nothing is told. @throws OrderError unavailable for what a later release has written */
export async function* rowLines(calls: Calls, org: OrganizationId): AsyncGenerator<RowLine> {
  for (const kind of KINDS) {
    for await (const group of inGroups(placesOf(calls, org, kind), GROUP)) {
      const items = byKeyName(await calls.batchGet({ keys: group }));
      for (const key of group) {
        const item = items.get(keyName(key));
        if (item) yield lineOf(kind, item);
      }
    }
  }
}

async function* placesOf(calls: Calls, org: OrganizationId, kind: ReferenceKind): AsyncGenerator<Key> {
  const query = {
    index: INDEXES.byDate,
    partition: partitions.rows(org, kind),
    descending: true,
    pageSize: 500,
  };
  for await (const item of calls.query(query)) yield keyOf(item);
}

function lineOf(kind: ReferenceKind, item: Record<string, unknown>): RowLine {
  assertKnown(item);
  const { content, revision, createdAt, modifiedAt, sourceVersion } = item;
  const counted = { revision, createdAt, modifiedAt, ...(sourceVersion !== undefined && { sourceVersion }) };
  const id = String((content as { id: string }).id);
  return { kind: 'row', name: { kind, id }, content: content as Record<string, unknown>, ...counted };
}
