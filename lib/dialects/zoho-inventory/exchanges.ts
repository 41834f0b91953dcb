/** Every Inventory exchange: what a request of this wire asks of us, and how we answer it. */
import type { ChangePage } from '../../domain/change.ts';
import type {
  CalculateCommand,
  CreateCommand,
  HistoryCommand,
  RetrieveCommand,
  UpdateCommand,
} from '../../domain/commands.ts';
import type { ExplainedOrder } from '../../domain/explanation.ts';
import type { ListCommand } from '../../domain/list-command.ts';
import type { OrderWithActions } from '../../domain/next-actions.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import { aboutOne, type WireRequest } from '../exchange.ts';
import type { JsonValue } from '../leaves/json.ts';
import { boolean, readWire } from '../leaves/leaves.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { assertAsksForJson } from '../leaves/representation.ts';
import { asksForActions } from '../zoho/next-actions.ts';
import { decodeOrder } from './decode-order.ts';
import { encodeHistory } from './encode-history.ts';
import { encodeExplained, encodeSaved, encodeSingle } from './envelope.ts';
import { decodeList, encodePage, historyPage } from './lists.ts';
import { exchange, fieldsOf, idOf, refuse } from './request.ts';

export { addComment, deleteComment, listComments, updateComment } from './comments.ts';
export {
  activateContact,
  addAddress,
  createContact,
  deactivateContact,
  deleteContact,
  getContact,
  listAddresses,
  listContacts,
  updateContact,
  updateContactAddress,
} from './contacts.ts';
export {
  activateItem,
  createItem,
  deactivateItem,
  deleteItem,
  getItem,
  listItems,
  updateItem,
} from './items.ts';
export {
  createSalesperson,
  deleteSalesperson,
  getSalesperson,
  listSalespersons,
  updateSalesperson,
} from './salespersons.ts';
export { createTax, deleteTax, getTax, listTaxes, updateTax } from './taxes.ts';
export { createTaxGroup, deleteTaxGroup, getTaxGroup, updateTaxGroup } from './tax-groups.ts';
export { createCurrency, deleteCurrency, getCurrency, listCurrencies, updateCurrency } from './currencies.ts';
export { getOrganization, listOrganizations } from './organizations.ts';
export {
  approve,
  bulkConfirm,
  bulkDelete,
  bulkVoid,
  confirm,
  delete,
  open,
  reject,
  setSubStatus,
  submit,
  void,
} from './moves.ts';
export { customFields, customFieldsOf, fields } from './custom-fields.ts';
export { getUser, listUsers } from './users.ts';
export { updateAddress, updateCustomFields, updateMany } from './partial-updates.ts';

export const create = exchange<CreateCommand, SalesOrder>((request, caller) =>
  aboutOne({ input: decodeNumbered(fieldsOf(request, caller), request, true) }, (order) =>
    encodeSaved(order, 201, 'success'),
  ),
);

export const calculate = exchange<CalculateCommand, ExplainedOrder>((request, caller) => {
  const explain = request.query.has('explain') && isFlagged('explain', request.query.get('explain'));
  const input = decodeOrder(fieldsOf(request, caller), true);
  return aboutOne({ input, ...(explain && { explain }) }, (order) => encodeSaved(order, 200, 'success'));
});

export const retrieve = exchange<RetrieveCommand, OrderWithActions>((request) => {
  const id = idOf(request);
  assertAsksForJson(request);
  return aboutOne({ id, ...(asksForActions(request) && { actions: true }) }, encodeSingle);
});

/** Why the order's figures are what they are: ours. */
export const explain = exchange<RetrieveCommand, ExplainedOrder>((request) => {
  const id = idOf(request);
  assertAsksForJson(request);
  return aboutOne({ id, explain: true }, encodeExplained);
});

export const history = exchange<HistoryCommand, ChangePage>((request) => {
  const page = historyPage(request.query);
  return aboutOne({ id: idOf(request), ...page }, (changes) => encodeHistory(changes, page));
});

export const list = exchange<ListCommand, OrderPage>((request) => {
  assertAsksForJson(request);
  const { command, shown } = decodeList(request.query);
  return aboutOne(command, (page) => encodePage(page, command, shown));
});

export const update = exchange<UpdateCommand, SalesOrder>((request, caller) => {
  const id = idOf(request);
  const input = decodeNumbered(fieldsOf(request, caller), request, false);
  return aboutOne({ id, input, precondition: preconditionOf(request) }, (order) =>
    encodeSaved(order, 200, 'Sales Order has been updated.'),
  );
});

export const fallback = exchange<never, never>(refuse);

/** `ignore_auto_number_generation=true` makes the number compulsory; one sent without it is the caller's too. */
function decodeNumbered(
  body: Record<string, JsonValue>,
  request: WireRequest,
  isNew: boolean,
): CreateCommand['input'] {
  const input = decodeOrder(body, isNew);
  // Form clients send it beside the JSON.
  const flag = request.query.get(OWN_NUMBER) ?? body[OWN_NUMBER];
  if (isFlagged(OWN_NUMBER, flag) && !input.number)
    throw new OrderError('missing_field', { field: 'salesorder_number' });
  return input;
}

const OWN_NUMBER = 'ignore_auto_number_generation';
const WireFlag = boolean();

/** @throws OrderError invalid_value for what is no flag */
function isFlagged(name: string, flag: unknown): boolean {
  return readWire(WireFlag, typeof flag === 'string' ? flag.toLowerCase() : flag, name) ?? false;
}
