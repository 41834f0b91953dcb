/** What rig clients ask of the API, each change with a mark of its own that can be found again in what is stored. */
import type { OperationName } from '../../../lib/operations/operation.ts';
import { ACCOUNT, CUSTOMER, ITEM, PRODUCT, TAX } from '../../support/demo-ids.ts';

export interface Ask {
  /** A fact is recorded by no operation that HTTP can call: it is handed to the consumer. */
  operation: OperationName | 'record';
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** The orders it names. */
  orders: string[];
  /** Planted: in the reference number, subject or customer's name of a create, the notes of an update or upsert, the reason of a void. */
  mark?: string;
  key?: string;
  ifMatch?: string;
  /** The number that it names its order by. */
  byNumber?: string;
  /** The number that the caller chose. */
  number?: string;
  fact?: { type: string; state: FactState };
  /** The quantity that an update gives to the first line; 0, to every line. */
  resized?: number;
  /** The subject that an upsert finds its order by. */
  subject?: string;
}

export interface FactState extends Record<string, unknown> {
  id: string;
  version: number;
  lines?: { lineId: string | undefined; quantity: number }[];
}

export interface StandingOrder {
  id: string;
  number: string;
  /** Where they are known, in the order of the order. */
  lines?: string[];
}

const BASE = '/inventory/v1/salesorders';
/** The quantities of LINES. */
const ORDERED = [3, 0.3];
/** Amounts that binary floating point gets wrong: 3 x 0.1 at 1.005, and a tax on it. */
const LINES = [
  { item_id: ITEM, quantity: '3', rate: '1.005', tax_id: TAX },
  { name: 'Cable', quantity: '0.3', rate: '19.15', discount: '7.5%' },
];

export function create(mark: string, number?: string): Ask {
  const body = {
    customer_id: CUSTOMER,
    reference_number: mark,
    ...(number && { salesorder_number: number }),
    line_items: LINES,
  };
  return { operation: 'create', method: 'POST', path: BASE, body, orders: [], mark, number };
}

export function update(id: string, mark: string, fields: Record<string, unknown> = {}): Ask {
  return { ...one('update', 'PUT', id), body: { notes: mark, ...fields }, mark };
}

export function renumber(id: string, mark: string, number: string): Ask {
  return { ...update(id, mark, { salesorder_number: number }), number };
}

const CRM_BASE = '/crm/v2/Sales_Orders';

function crmRecord(subject: string, number?: string) {
  return {
    Subject: subject,
    Account_Name: { id: ACCOUNT },
    ...(number && { SO_Number: number }),
    Product_Details: [{ product: { id: PRODUCT }, quantity: 3, list_price: 1.005, Discount: '7.5%' }],
    $line_tax: [{ name: 'City', percentage: 5 }],
  };
}

export function insertThroughCrm(mark: string, number?: string): Ask {
  const body = { data: [crmRecord(mark, number)] };
  return { operation: 'create', method: 'POST', path: CRM_BASE, body, orders: [], mark, number };
}

/**
 * By the subject: makes the order, or changes the one that has it. Under a subject that others use too, the mark is the
 * number as well: a creation keeps no notes.
 */
export function upsertThroughCrm(mark: string, subject = mark): Ask {
  const number = subject === mark ? undefined : mark;
  const body = { data: [{ ...crmRecord(subject, number), Description: mark }] };
  const [method, path] = ['POST', `${CRM_BASE}/upsert`] as const;
  return { operation: 'upsert', method, path, body, orders: [], mark, number, subject };
}

/** By number and subject: the order with the number is given the subject. */
export function upsertByNumber({ id, number }: StandingOrder, mark: string): Ask {
  const body = {
    data: [{ SO_Number: number, Subject: mark, Description: mark }],
    duplicate_check_fields: ['SO_Number', 'Subject'],
  };
  return { ...upsertThroughCrm(mark), body, orders: [id], byNumber: number };
}

export function updateThroughCrm(id: string, mark: string): Ask {
  const body = { data: [{ Description: mark, Carrier: 'UPS' }] };
  return { operation: 'update', method: 'PUT', path: `${CRM_BASE}/${id}`, body, orders: [id], mark };
}

/** For a customer that has no row and bears the mark; the order's terms bear it too. */
export function createThroughGetfly(mark: string, number?: string): Ask {
  const body = {
    account_code: 'WALK-IN',
    account_name: mark,
    order_terms: [{ term_content: mark }],
    ...(number && { order_code: number }),
    saved_order_details: [{ product_id: ITEM, quantity: 3, price: '1.005' }],
  };
  return { operation: 'create', method: 'POST', path: '/api/v6/sale_orders', body, orders: [], mark, number };
}

/** By the order's number; the order's id is for the checker. */
export function updateThroughGetfly({ id, number }: StandingOrder, mark: string): Ask {
  return getfly({ id, number }, mark, { order_terms: [{ term_content: mark }], vat: 8 });
}

/** A payment that must be recorded once, however often the call is repeated. */
export function payThroughGetfly({ id, number }: StandingOrder, mark: string): Ask {
  const payment = { method_name: 'Cash', amount: 1, description: mark };
  const fields = { order_terms: [{ term_content: mark }], saved_sale_order_payments: [payment] };
  return getfly({ id, number }, mark, { ...fields });
}

export function renameThroughGetfly({ id, number }: StandingOrder, mark: string, free: string): Ask {
  const fields = { order_terms: [{ term_content: mark }], order_code: free };
  return { ...getfly({ id, number }, mark, { ...fields }), number: free };
}

function getfly({ id, number }: StandingOrder, mark: string, fields: object): Ask {
  const body = { current_order_code: number, ...fields };
  const [method, path] = ['PUT', '/api/v6.1/sale_order'] as const;
  return { operation: 'update', method, path, body, orders: [id], byNumber: number, mark };
}

export const confirm = (id: string): Ask => one('confirm', 'POST', id, '/status/confirmed');
export const submit = (id: string): Ask => one('submit', 'POST', id, '/submit');
export const approve = (id: string): Ask => one('decide-approval', 'POST', id, '/approve');
export const setSubStatus = (id: string): Ask => one('set-substatus', 'POST', id, '/substatus/cs_editreq');
export const remove = (id: string): Ask => one('delete', 'DELETE', id);
export const retrieve = (id: string): Ask => one('retrieve', 'GET', id);
export const history = (id: string): Ask => one('history', 'GET', id, '/history');

export function voiding(id: string, mark: string): Ask {
  return { ...one('void', 'POST', id, '/status/void'), body: { reason: mark }, mark };
}

export const bulkConfirm = (ids: string[]): Ask => many('bulk-confirm', 'POST', ids, '/status/confirmed');
export const bulkVoid = (ids: string[]): Ask => many('bulk-void', 'POST', ids, '/status/void');
export const bulkRemove = (ids: string[]): Ask => many('bulk-delete', 'DELETE', ids);

export function list(): Ask {
  return { operation: 'list', method: 'GET', path: BASE, orders: [] };
}

/** An update of quantities: of the first line, or of all to nothing. */
export function resize({ id, lines = [] }: StandingOrder, mark: string, quantity: number): Ask {
  const line_items = lines.map((line_item_id, at) => ({
    line_item_id,
    ...((at === 0 || quantity === 0) && { quantity }),
  }));
  return { ...update(id, mark, { line_items }), resized: quantity };
}

/** How much of each line: one of the first, or all that was ordered when the order was made. */
export type Extent = 'part' | 'all';
const partOf = (lines: string[] = [], extent: Extent) =>
  extent === 'part'
    ? lines.slice(0, 1).map((lineId) => ({ lineId, quantity: 1 }))
    : lines.map((lineId, at) => ({ lineId, quantity: ORDERED[at] ?? 0 }));

export const pack = ({ id, lines }: StandingOrder, version: number, extent: Extent): Ask =>
  fact(id, 'PackageRecorded', { id: 'p', version, lines: partOf(lines, extent) });
export const ship = ({ id }: StandingOrder, version: number, delivery = 'shipped'): Ask =>
  fact(id, 'ShipmentUpdated', { id: 's', version, packageIds: ['p'], delivery });
export const invoice = ({ id, lines }: StandingOrder, version: number, extent: Extent): Ask =>
  fact(id, 'InvoiceRecorded', { id: 'i', version, total: 1, balance: 1, lines: partOf(lines, extent) });
export const takeBack = ({ id }: StandingOrder, version: number, what: 'package' | 'invoice'): Ask =>
  what === 'package'
    ? fact(id, 'PackageRecorded', { id: 'p', version, removed: true })
    : fact(id, 'InvoiceRecorded', { id: 'i', version, removed: true });
/** A payment that bears the mark; a draft takes it too. */
export const pay = ({ id }: StandingOrder, mark: string): Ask => ({
  ...fact(id, 'PaymentRecorded', { id: mark, version: 1, amount: 1, description: mark }),
  mark,
});

function fact(id: string, type: string, state: FactState): Ask {
  return { operation: 'record', method: 'POST', path: `fact ${type}`, orders: [id], fact: { type, state } };
}

function one(operation: OperationName, method: Ask['method'], id: string, rest = ''): Ask {
  return { operation, method, path: `${BASE}/${id}${rest}`, orders: [id] };
}

function many(operation: OperationName, method: Ask['method'], ids: string[], rest = ''): Ask {
  return { operation, method, path: `${BASE}${rest}`, body: { salesorder_ids: ids }, orders: ids };
}
