/** Orders, contacts, items and taxes of Inventory or Books over HTTP. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import { inventoryComment, inventoryOrder, type UserNames } from './inventory-order.ts';
import { contactRow, currencyRow, itemRow, listedTaxRow, salespersonRow } from './inventory-lists.ts';
import { hasMore } from './live-answers.ts';
import { NotThere, type LiveApi } from './live-api.ts';
import type { FoundOrder, MovedComment, OrderSource } from './moved-order.ts';
import { ahead } from './ahead.ts';
import { inventorySettings } from './inventory-settings.ts';
import { usersOf } from './inventory-users.ts';
import { fieldsOf, listOf, textOf, timeOf, type Fields } from './wire-values.ts';

interface InventoryAsked {
  organization: string;
  /** One call more for each order. */
  withComments: boolean;
  /** Contacts read one by one, with their addresses and persons; else as the list tells them. */
  atOnce: number;
}

const PAGE = '200';

export function inventorySource(api: LiveApi, asked: InventoryAsked): OrderSource {
  const own = { organization_id: asked.organization };
  const pages = (path: string, query: Record<string, string> = {}) =>
    pagesOf(api, path, { ...own, ...query });
  let users: Promise<UserNames> | undefined;
  return {
    dialect: 'zoho-inventory',
    async total() {
      const counted = await api.get('/salesorders', { ...own, per_page: '1', response_option: '2' });
      const total = Number(textOf(fieldsOf(counted['page_context'])['total']));
      return total > 0 ? total : undefined;
    },
    settings: () => inventorySettings(api, asked.organization),
    async *rows() {
      yield* rowsIn(pages('/settings/taxes'), 'taxes', listedTaxRow);
      yield* rowsIn(pages('/settings/currencies'), 'currencies', currencyRow);
      yield* rowsIn(pages('/salespersons'), 'data', salespersonRow);
      yield* rowsIn(pages('/items'), 'items', itemRow);
      yield* contacts(api, pages('/contacts'), own, asked.atOnce);
    },
    async *orders() {
      users ??= usersOf(pages('/users'));
      const names = await users;
      for await (const page of pages('/salesorders', { sort_column: 'created_time', sort_order: 'A' }))
        for (const row of listOf(page['salesorders'])) yield foundOrder(api, row, { own, names, asked });
    },
  };
}

async function* pagesOf(api: LiveApi, path: string, query: Record<string, string>): AsyncGenerator<Fields> {
  for (let page = 1; ; page += 1) {
    const fields = await api.get(path, { ...query, page: String(page), per_page: PAGE });
    yield fields;
    if (!hasMore(fields)) return;
  }
}

/** A list that the account does not have is empty. */
async function* rowsIn(
  pages: AsyncIterable<Fields>,
  name: string,
  rowOf: (fields: Fields) => ReferenceRow[],
): AsyncGenerator<ReferenceRow> {
  try {
    for await (const page of pages) for (const fields of listOf(page[name])) yield* rowOf(fields);
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
  }
}

async function* contacts(
  api: LiveApi,
  pages: AsyncIterable<Fields>,
  own: Record<string, string>,
  atOnce: number,
): AsyncGenerator<ReferenceRow> {
  async function* listed() {
    for await (const page of pages) yield* listOf(page['contacts']);
  }
  const read = ahead(listed(), atOnce, async (contact) => {
    try {
      const whole = await api.get(`/contacts/${textOf(contact['contact_id'])}`, own);
      return contactRow({ ...contact, ...fieldsOf(whole['contact']) });
    } catch (error) {
      if (error instanceof NotThere) return contactRow(contact);
      throw error;
    }
  });
  for await (const rows of read) yield* rows;
}

function foundOrder(
  api: LiveApi,
  row: Fields,
  { own, names, asked }: { own: Record<string, string>; names: UserNames; asked: InventoryAsked },
): FoundOrder {
  const id = textOf(row['salesorder_id']);
  const answer = async () => fieldsOf((await api.get(`/salesorders/${id}`, own))['salesorder']);
  return {
    place: id,
    id,
    modifiedAt: timeOf(row['last_modified_time']),
    answer,
    async read() {
      const order = await answer();
      const comments: MovedComment[] = [];
      if (asked.withComments) {
        const told = await api.get(`/salesorders/${id}/comments`, own);
        comments.push(...listOf(told['comments']).flatMap(inventoryComment));
      }
      return inventoryOrder(order, names, comments);
    },
  };
}
