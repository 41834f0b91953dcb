/** List, search, count: rows of one organisation, or whole orders beside them; or how many there are. */
import { calendarDateIn } from '../domain/identity.ts';
import type { ListCommand, SingleFilters } from '../domain/list-command.ts';
import { withFilters } from '../domain/list-condition.ts';
import { earliestIn, latestIn } from '../domain/local-time.ts';
import type { OrderPage } from '../domain/ports.ts';
import { LIMITS } from '../domain/limits.ts';
import { asOwnIds } from './named-order.ts';
import { trueCustomerId } from './true-ids.ts';
import { operation, type OperationContext, type OperationName } from './operation.ts';

/** One meaning under three names: what each serves has a function of its own. */
const listing = <Name extends OperationName>(name: Name) =>
  operation<Name, ListCommand, OrderPage>({ name, rights: ['orders.read'], table: 'read', run: answered });

export const listOrders = listing('list');
export const searchOrders = listing('search');
export const countOrders = listing('count');

async function answered(asked: ListCommand, context: OperationContext): Promise<OrderPage> {
  if (!asked.localTimes) return found(asked, context);
  const { settings } = await context.references.load(context.caller.organizationId, []);
  const timeZone = settings?.timeZone ?? 'UTC';
  return { ...(await found(onTheClockOf(timeZone, asked), context)), timeZone };
}

async function found(asked: ListCommand, context: OperationContext): Promise<OrderPage> {
  // What no order can have; the engine would refuse such a key.
  if ((asked.customerId ?? '').length > LIMITS.idLength)
    return { rows: [], hasMore: false, ...(asked.count && { count: 0 }) };
  const truly = <Filters extends SingleFilters>(filters: Filters) => withTrueIds(filters, context);
  const where = asked.where && (await withFilters(asked.where, truly));
  const query = { ...(await truly(asked)), where };
  return context.orders.list(context.caller.organizationId, query, await todayFor(query, context));
}

/** Of an hour that the clock shows twice, a range takes both. */
function onTheClockOf(timeZone: string, asked: ListCommand): ListCommand {
  const moment = (text: string | undefined, read: typeof earliestIn) =>
    text === undefined || text.endsWith('Z') ? text : read(timeZone, text);
  const day = (text: string | undefined) =>
    text?.endsWith('Z') ? calendarDateIn(timeZone, new Date(text)) : text;
  return {
    ...asked,
    createdFrom: moment(asked.createdFrom, earliestIn),
    createdTo: moment(asked.createdTo, latestIn),
    modifiedSince: moment(asked.modifiedSince, earliestIn),
    modifiedTo: moment(asked.modifiedTo, latestIn),
    dateFrom: day(asked.dateFrom),
    dateTo: day(asked.dateTo),
  };
}

async function withTrueIds<Filters extends SingleFilters>(
  filters: Filters,
  context: OperationContext,
): Promise<Filters> {
  const { customerId, ids } = filters;
  if (customerId === undefined && ids === undefined) return filters;
  return {
    ...filters,
    ...(customerId !== undefined && { customerId: await trueCustomerId(customerId, context) }),
    ...(ids && { ids: await asOwnIds(ids, context) }),
  };
}

/** The organisation's own day; only what is overdue depends on it. */
async function todayFor(query: ListCommand, context: OperationContext) {
  if (query.progress !== 'overdue') return calendarDateIn('UTC', context.clock.now());
  const { settings } = await context.references.load(context.caller.organizationId, []);
  return calendarDateIn(settings?.timeZone ?? 'UTC', context.clock.now());
}
