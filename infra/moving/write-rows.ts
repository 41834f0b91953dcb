/** A line of a reference row -> its item, and those that find it. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { keyName, keyOf } from '../../lib/store/keys.ts';
import { ownTexts } from '../../lib/store/own-texts.ts';
import { rowItem, type WrittenRow } from '../../lib/store/row-item.ts';
import { numberWrites, textItems } from '../../lib/store/row-look-ups.ts';
import { SCHEMA_VERSION } from '../../lib/store/schema.ts';
import type { Destination, RowLine } from './lines.ts';

/** `owned`: names that a row has already; names of customers that find orders have lines of their own. */
export function rowItems(
  line: RowLine,
  { org, owned, withEvents }: Pick<Destination, 'org' | 'owned' | 'withEvents'>,
): Item[] {
  const { kind: _, name: key, content, ...counted } = line;
  const row = content as unknown as ReferenceRow;
  const written = { ...counted, key, row, quiet: !withEvents } as unknown as WrittenRow;
  const own = ownTexts(org, row).map((text) => ({
    ...text.key,
    [text.owner]: row.id,
    revision: written.revision,
    schemaVersion: SCHEMA_VERSION,
  }));
  const free = own.filter((item) => !owned.has(keyName(keyOf(item))));
  for (const item of free) owned.add(keyName(keyOf(item)));
  const numbers = numberWrites(org, row).flatMap(({ Put }) => (Put?.Item ? [Put.Item] : []));
  return [rowItem(org, written), ...free, ...textItems(org, row), ...numbers];
}
