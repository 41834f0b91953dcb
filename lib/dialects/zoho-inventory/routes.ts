/** Zoho Inventory v1 and Books v3, under the base paths that clients use. */
import { fallbackRoutes, routeOf } from '../exchange.ts';

const route = routeOf('zoho-inventory');

export const BASE_PATHS = ['/inventory/v1', '/api/v1', '/books/v3', '/api/v3'] as const;

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
  route('POST', `${base}/salesorders/submit`, 'submit', 'bulkSubmit'),
  route('POST', `${base}/salesorders/approve`, 'approve', 'bulkApprove'),
  // Levels of approval are none here: the last word is the first.
  route('POST', `${base}/salesorders/{id}/approve/final`, 'approve', 'approve'),
  ...(['POST', 'PUT'] as const).flatMap((method) => [
    route(method, `${base}/salesorders/{id}/submit`, 'submit', 'submit'),
    route(method, `${base}/salesorders/{id}/approve`, 'approve', 'approve'),
    route(method, `${base}/salesorders/{id}/reject`, 'reject', 'reject'),
    route(method, `${base}/salesorders/{id}/substatus/{code}`, 'set-substatus', 'setSubStatus'),
  ]),
  route('GET', `${base}/salesorders/{id}`, 'retrieve', 'retrieve'),
  route('PUT', `${base}/salesorders/{id}`, 'update', 'update'),
  route('DELETE', `${base}/salesorders/{id}`, 'delete', 'delete'),
  route('GET', `${base}/salesorders/{id}/history`, 'history', 'history'),
  route('PUT', `${base}/salesorders/{id}/address/{kind}`, 'update', 'updateAddress'),
  route('PUT', `${base}/salesorder/{id}/customfields`, 'update', 'updateCustomFields'),
  route('GET', `${base}/salesorders/{id}/comments`, 'list-comments', 'listComments'),
  route('POST', `${base}/salesorders/{id}/comments`, 'add-comment', 'addComment'),
  route('PUT', `${base}/salesorders/{id}/comments/{comment}`, 'update-comment', 'updateComment'),
  route('DELETE', `${base}/salesorders/{id}/comments/{comment}`, 'delete-comment', 'deleteComment'),
  route('GET', `${base}/contacts`, 'list-rows', 'listContacts'),
  route('GET', `${base}/contacts/{id}`, 'get-row', 'getContact'),
  route('GET', `${base}/settings/fields`, 'list-custom-fields', 'fields'),
  route('GET', `${base}/settings/customfields`, 'list-custom-fields', 'customFields'),
  route('GET', `${base}/settings/customfields/{entity}`, 'list-custom-fields', 'customFieldsOf'),
  ...fallbackRoutes('zoho-inventory', base),
]);
