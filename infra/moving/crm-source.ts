/** Records of Sales_Orders of CRM over HTTP, of any version. */
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import { crmNote, crmOrder, inFirstVersion } from './crm-order.ts';
import { rowIfAny } from './inventory-rows.ts';
import { hasMore } from './live-answers.ts';
import { NotThere, type LiveApi } from './live-api.ts';
import type { FoundOrder, OrderSource } from './moved-order.ts';
import { fieldsOf, filled, listOf, textOf, timeOf, type Fields } from './wire-values.ts';

const PAGE = '200';

/** `withComments`: notes too, one call more for each record. */
export function crmSource(api: LiveApi, withComments: boolean): OrderSource {
  return {
    dialect: 'zoho-crm',
    async *rows() {
      yield* rowsOf(
        api,
        'Products',
        'Product_Name,Product_Code,Unit_Price,Description,Usage_Unit',
        productRow,
      );
      yield* rowsOf(api, 'Accounts', 'Account_Name,Phone', accountRow);
    },
    async *orders() {
      for await (const row of recordsOf(api, 'Sales_Orders', 'id,Modified_Time,Created_Time'))
        yield foundOrder(api, row, withComments);
    },
  };
}

/** Oldest first; behind the first two thousand by the token of the page before. */
async function* recordsOf(api: LiveApi, module: string, fields: string): AsyncGenerator<Fields> {
  const query = { fields, per_page: PAGE, sort_by: 'Created_Time', sort_order: 'asc' };
  let token: string | undefined;
  for (let page = 1; ; page += 1) {
    const place: Record<string, string> = token ? { page_token: token } : { page: String(page) };
    const answer = await api.get(`/${module}`, { ...query, ...place });
    yield* listOf(answer['data']);
    if (!hasMore(answer)) return;
    token = filled(fieldsOf(answer['info'])['next_page_token']);
  }
}

/** A module that the account, or its client's scope, does not have is empty. */
async function* rowsOf(
  api: LiveApi,
  module: string,
  fields: string,
  rowOf: (record: Fields) => object,
): AsyncGenerator<ReferenceRow> {
  try {
    for await (const record of recordsOf(api, module, fields)) yield* rowIfAny(rowOf(record));
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
  }
}

function productRow(product: Fields): object {
  return {
    kind: 'item',
    id: textOf(product['id']),
    name: filled(product['Product_Name']) ?? textOf(product['id']),
    code: filled(product['Product_Code']),
    rate: filled(product['Unit_Price']),
    unit: filled(product['Usage_Unit']),
    description: filled(product['Description']),
  };
}

function accountRow(account: Fields): object {
  const id = textOf(account['id']);
  return {
    kind: 'customer',
    id,
    name: filled(account['Account_Name']) ?? id,
    phone: filled(account['Phone']),
  };
}

function foundOrder(api: LiveApi, row: Fields, withComments: boolean): FoundOrder {
  const id = textOf(row['id']);
  const answer = async () => {
    const [record] = listOf((await api.get(`/Sales_Orders/${id}`))['data']);
    if (!record) throw new NotThere(id);
    return inFirstVersion(record);
  };
  return {
    place: id,
    id,
    modifiedAt: timeOf(row['Modified_Time']),
    answer,
    async read() {
      const record = await answer();
      const fields = 'Note_Title,Note_Content,Created_By,Created_Time';
      const notes = withComments
        ? await api.get(`/Sales_Orders/${id}/Notes`, { fields, per_page: PAGE })
        : {};
      return crmOrder(record, listOf(notes['data']).flatMap(crmNote));
    },
  };
}
