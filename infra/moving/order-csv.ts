/** Orders as a table, one row a line of an order, under the headings that sheets and the services' own files know. */
import { stringify } from 'csv-stringify/sync';
import type { OrderLine, SalesOrder } from '../../lib/domain/order.ts';
import type { LineTotals } from '../../lib/domain/totals.ts';

type Row = { order: SalesOrder; line?: OrderLine; figures?: LineTotals };

const COLUMNS: Record<string, (row: Row) => string | undefined> = {
  'SalesOrder ID': ({ order }) => order.id,
  'SalesOrder Number': ({ order }) => order.number,
  'Reference#': ({ order }) => order.referenceNumber,
  'Order Date': ({ order }) => order.date,
  'Expected Shipment Date': ({ order }) => order.shipmentDate,
  Status: ({ order }) => order.status,
  'Customer ID': ({ order }) => order.customer.id,
  'Customer Name': ({ order }) => order.customer.name,
  'Currency Code': ({ order }) => order.currency.code,
  'Exchange Rate': ({ order }) => order.currency.exchangeRate,
  'Sales Person': ({ order }) => order.salesperson?.name,
  'Item ID': ({ line }) => line?.itemId,
  SKU: ({ line }) => line?.productCode,
  'Item Name': ({ line }) => line?.name,
  'Item Desc': ({ line }) => line?.description,
  QuantityOrdered: ({ line }) => line?.quantity,
  QuantityInvoiced: ({ line }) => line?.quantityInvoiced,
  QuantityPacked: ({ line }) => line?.quantityPacked,
  QuantityShipped: ({ line }) => line?.quantityShipped,
  'Usage unit': ({ line }) => line?.unit,
  'Item Price': ({ line }) => line?.rate,
  'Discount Amount': ({ figures }) => figures?.discountAmount,
  'Item Tax': ({ figures }) => figures?.taxes.map(({ name }) => name).join(', '),
  'Item Tax %': ({ line }) => (line?.taxes.length === 1 ? line.taxes[0]?.percent : undefined),
  'Item Tax Amount': ({ figures }) => figures?.taxAmount,
  'Item Total': ({ figures }) => figures?.itemTotal,
  SubTotal: ({ order }) => order.totals.subTotal,
  'Entity Discount Amount': ({ order }) => order.totals.discountAmount,
  'Shipping Charge': ({ order }) => order.totals.shipping.amount,
  Adjustment: ({ order }) => order.totals.adjustment,
  'Tax Total': ({ order }) => order.totals.taxTotal,
  Total: ({ order }) => order.totals.total,
  'Created Time': ({ order }) => order.createdAt,
  'Last Modified Time': ({ order }) => order.modifiedAt,
  Notes: ({ order }) => order.notes,
  'Terms & Conditions': ({ order }) => order.terms,
};

export const csvHead = (): string => print([Object.keys(COLUMNS)]);

/** The rows of one order; one without lines has a row too. */
export function csvRows(order: SalesOrder): string {
  const rows: Row[] = order.lines.map((line, at) => ({ order, line, figures: order.totals.lines[at] }));
  const shown = rows.length > 0 ? rows : [{ order }];
  return print(shown.map((row) => Object.values(COLUMNS).map((cell) => cell(row) ?? '')));
}

/** A cell that a sheet would take for a formula is given an apostrophe; a negative amount is none. */
function print(rows: string[][]): string {
  return stringify(rows.map((cells) => cells.map(defused)));
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function defused(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
