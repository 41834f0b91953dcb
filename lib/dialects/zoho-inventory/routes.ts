/** Zoho Inventory v1 and Books v3, under the base paths that clients use. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-inventory');

export const BASE_PATHS = ['/inventory/v1', '/api/v1', '/books/v3', '/api/v3'] as const;

type Base = (typeof BASE_PATHS)[number];

/** Contacts, items, sales people; what stands below settings; and the organisation. */
const rowRoutes = (base: Base) => [
  route('GET', `${base}/organizations`, 'get-organization', 'listOrganizations'),
  route('GET', `${base}/organizations/{id}`, 'get-organization', 'getOrganization'),
  route('GET', `${base}/contacts`, 'list-rows', 'listContacts'),
  route('POST', `${base}/contacts`, 'create-row', 'createContact'),
  route('GET', `${base}/contacts/{id}`, 'get-row', 'getContact'),
  route('PUT', `${base}/contacts/{id}`, 'update-row', 'updateContact'),
  route('DELETE', `${base}/contacts/{id}`, 'delete-row', 'deleteContact'),
  route('POST', `${base}/contacts/{id}/active`, 'update-row', 'activateContact'),
  route('POST', `${base}/contacts/{id}/inactive`, 'update-row', 'deactivateContact'),
  route('GET', `${base}/contacts/{id}/address`, 'get-row', 'listAddresses'),
  route('POST', `${base}/contacts/{id}/address`, 'update-row', 'addAddress'),
  route('PUT', `${base}/contacts/{id}/address/{address}`, 'update-row', 'updateContactAddress'),
  route('GET', `${base}/items`, 'list-rows', 'listItems'),
  route('POST', `${base}/items`, 'create-row', 'createItem'),
  route('GET', `${base}/items/{id}`, 'get-row', 'getItem'),
  route('PUT', `${base}/items/{id}`, 'update-row', 'updateItem'),
  route('DELETE', `${base}/items/{id}`, 'delete-row', 'deleteItem'),
  route('POST', `${base}/items/{id}/active`, 'update-row', 'activateItem'),
  route('POST', `${base}/items/{id}/inactive`, 'update-row', 'deactivateItem'),
  route('GET', `${base}/salespersons`, 'list-rows', 'listSalespersons'),
  route('POST', `${base}/salespersons`, 'create-row', 'createSalesperson'),
  route('GET', `${base}/salespersons/{id}`, 'get-row', 'getSalesperson'),
  route('PUT', `${base}/salespersons/{id}`, 'update-row', 'updateSalesperson'),
  route('DELETE', `${base}/salespersons/{id}`, 'delete-row', 'deleteSalesperson'),
  route('GET', `${base}/settings/taxes`, 'list-rows', 'listTaxes'),
  route('POST', `${base}/settings/taxes`, 'create-row', 'createTax'),
  route('GET', `${base}/settings/taxes/{id}`, 'get-row', 'getTax'),
  route('PUT', `${base}/settings/taxes/{id}`, 'update-row', 'updateTax'),
  route('DELETE', `${base}/settings/taxes/{id}`, 'delete-row', 'deleteTax'),
  route('POST', `${base}/settings/taxgroups`, 'create-row', 'createTaxGroup'),
  route('GET', `${base}/settings/taxgroups/{id}`, 'get-row', 'getTaxGroup'),
  route('PUT', `${base}/settings/taxgroups/{id}`, 'update-row', 'updateTaxGroup'),
  route('DELETE', `${base}/settings/taxgroups/{id}`, 'delete-row', 'deleteTaxGroup'),
  route('GET', `${base}/settings/currencies`, 'list-rows', 'listCurrencies'),
  route('POST', `${base}/settings/currencies`, 'create-row', 'createCurrency'),
  route('GET', `${base}/settings/currencies/{id}`, 'get-row', 'getCurrency'),
  route('PUT', `${base}/settings/currencies/{id}`, 'update-row', 'updateCurrency'),
  route('DELETE', `${base}/settings/currencies/{id}`, 'delete-row', 'deleteCurrency'),
];

export const zohoInventoryRoutes = BASE_PATHS.flatMap((base) => [
  route('POST', `${base}/salesorders`, 'create', 'create'),
  route('GET', `${base}/salesorders`, 'list', 'list'),
  route('DELETE', `${base}/salesorders`, 'bulk-delete', 'bulkDelete'),
  route('PUT', `${base}/salesorders`, 'update', 'updateMany'),
  route('POST', `${base}/salesorders/calculate`, 'calculate', 'calculate'),
  // Clients in use send either method to status paths.
  ...(['POST', 'PUT'] as const).flatMap((method) => [
    route(method, `${base}/salesorders/status/confirmed`, 'bulk-confirm', 'bulkConfirm'),
    route(method, `${base}/salesorders/status/void`, 'bulk-void', 'bulkVoid'),
    route(method, `${base}/salesorders/{id}/status/confirmed`, 'confirm', 'confirm'),
    // Books says open.
    route(method, `${base}/salesorders/{id}/status/open`, 'confirm', 'open'),
    route(method, `${base}/salesorders/{id}/status/void`, 'void', 'void'),
  ]),
  route('POST', `${base}/salesorders/{id}/submit`, 'submit', 'submit'),
  route('POST', `${base}/salesorders/{id}/approve`, 'decide-approval', 'approve'),
  route('POST', `${base}/salesorders/{id}/reject`, 'decide-approval', 'reject'),
  route('POST', `${base}/salesorders/{id}/substatus/{code}`, 'set-substatus', 'setSubStatus'),
  // One client states the code in the body, and posts addresses.
  route('POST', `${base}/salesorders/{id}/substatus`, 'set-substatus', 'setSubStatus'),
  route('POST', `${base}/salesorders/{id}/address/{kind}`, 'update', 'updateAddress'),
  route('PUT', `${base}/salesorders/{id}/address/{kind}`, 'update', 'updateAddress'),
  route('GET', `${base}/salesorders/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${base}/salesorders/{id}`, 'update', 'update'),
  route('DELETE', `${base}/salesorders/{id}`, 'delete', 'delete'),
  route('GET', `${base}/salesorders/{id}/explain`, 'retrieve', 'explain'),
  route('GET', `${base}/salesorders/{id}/history`, 'history', 'history'),
  route('PUT', `${base}/salesorder/{id}/customfields`, 'update', 'updateCustomFields'),
  route('GET', `${base}/salesorders/{id}/comments`, 'list-comments', 'listComments'),
  route('POST', `${base}/salesorders/{id}/comments`, 'add-comment', 'addComment'),
  route('PUT', `${base}/salesorders/{id}/comments/{comment}`, 'update-comment', 'updateComment'),
  route('DELETE', `${base}/salesorders/{id}/comments/{comment}`, 'delete-comment', 'deleteComment'),
  route('GET', `${base}/users`, 'list-users', 'listUsers'),
  route('GET', `${base}/users/{id}`, 'list-users', 'getUser'),
  ...rowRoutes(base),
  route('GET', `${base}/settings/fields`, 'get-organization', 'fields'),
  route('GET', `${base}/settings/customfields`, 'get-organization', 'customFields'),
  route('GET', `${base}/settings/customfields/{entity}`, 'get-organization', 'customFieldsOf'),
  ...fallbackRoutes('zoho-inventory', base),
]);
