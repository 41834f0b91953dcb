/** The paths of lists of reference rows as walks: each finds places of rows in the order that the plan says it has, either way. */
import { fold } from '../domain/folded-text.ts';
import { LIMITS } from '../domain/limits.ts';
import type { RowPathName } from '../domain/row-plan.ts';
import { plainEmail, plainName, plainPhone } from '../domain/row-filter.ts';
import { keyOf, keys, partitions, type Key } from './keys.ts';
import { lookedUp, searchedRows, type RowWalking } from './row-search.ts';
import { textPrefix } from './text-keys.ts';
import { INDEXES, type IndexShape } from './table-shape.ts';

type Walk = (walking: RowWalking) => AsyncGenerator<Key>;

export const ROW_WALKS: Record<RowPathName, Walk> = {
  async *ids({ org, query }) {
    const known = [...new Set(query.ids)].filter((id) => id !== '' && id.length <= LIMITS.idLength);
    for (const id of known) yield keys.reference(org, { kind: query.kind, id });
  },
  async *code(walking) {
    const { calls, org, query } = walking;
    const { code = '' } = query;
    const [entry] = code.trim() === '' ? [] : await calls.batchGet({ keys: [keys.itemCode(org, code)] });
    const first = entry && String(entry['itemId']);
    if (first) yield keys.reference(org, { kind: 'item', id: first });
    for await (const key of lookedUp(walking, partitions.itemNames(org), wholeOf(fold(code))))
      if (key.PK !== (first && keys.reference(org, { kind: 'item', id: first }).PK)) yield key;
  },
  email: (walking) =>
    lookedUp(walking, partitions.contacts(walking.org), wholeOf(plainEmail(walking.query.email ?? ''))),
  phone: (walking) =>
    lookedUp(walking, partitions.contacts(walking.org), wholeOf(plainPhone(walking.query.phone ?? ''))),
  name: (walking) => named(walking, textPrefix.whole(plainName(walking.query.nameEquals ?? ''))),
  names: (walking) => named(walking, textPrefix.beginning(plainName(walking.query.nameStartsWith ?? ''))),
  search: searchedRows,
  changes: (walking) => {
    const { modifiedSince } = walking.query;
    const from = modifiedSince && new Date(modifiedSince).toISOString();
    return indexed(walking, INDEXES.byDate, { sort: from ? { from: `${from}$`, to: '~' } : undefined });
  },
  activity: (walking) => {
    const { kind, active } = walking.query;
    return indexed(walking, INDEXES.byStage, { partition: partitions.rows(walking.org, kind, active) });
  },
  creation: (walking) => indexed(walking, INDEXES.byChange),
  all: (walking) => indexed(walking, INDEXES.byCreation),
};

const named = (walking: RowWalking, prefix: string) =>
  indexed(walking, INDEXES.byCreation, { sort: { prefix } });

interface Range {
  partition?: string;
  sort?: { prefix: string } | { from: string; to: string };
}

async function* indexed(
  { calls, org, query, descending, pageSize }: RowWalking,
  index: IndexShape,
  { partition = partitions.rows(org, query.kind), sort }: Range = {},
): AsyncGenerator<Key> {
  for await (const item of calls.query({ index, partition, sort, descending, pageSize })) yield keyOf(item);
}

/** '' finds nothing. */
const wholeOf = (text: string): string => (text === '' ? '' : textPrefix.whole(text));
