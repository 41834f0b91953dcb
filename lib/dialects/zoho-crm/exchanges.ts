/** Every CRM exchange: what a request of this wire asks of us, and how we answer it. */
import type {
  CreateCommand,
  OrderCommand,
  RetrieveCommand,
  UpdateCommand,
  UpsertCommand,
} from '../../domain/commands.ts';
import type { ListCommand } from '../../domain/list-command.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { DeletedList, ListDeletedCommand } from '../../operations/list-deleted.ts';
import type { Upserted } from '../../operations/upsert.ts';
import { aboutOne } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { eachRecord, idOf, readBody, withoutNoAccount } from './bulk.ts';
import { decodeOrder } from './decode-order.ts';
import { decodeDeleted, encodeDeleted } from './deleted.ts';
import { PROFILE } from './dialect.ts';
import { deleted, encodeDeletion, encodeOne, encodeResults, encodeSaved } from './envelope.ts';
import { encodeFailure, wordError } from './errors.ts';
import { refusePath } from './fallback.ts';
import { decodeIds, decodeList, encodePage, fieldsOf, narrowed } from './lists.ts';
import { exchange, ofRecords } from './request.ts';
import { aboutList, decodeCount, decodeSearch, encodeCount } from './searches.ts';
import { decodeCheckFields, encodeUpserts } from './upsert.ts';
import { fromVersion } from './versioned.ts';

export {
  describeFields,
  describeLayouts,
  describeModule,
  describeModules,
  describeRelatedLists,
} from './metadata.ts';
export { addNotes, listNotes } from './notes.ts';
export {
  getAccount,
  getContact,
  getProduct,
  listAccounts,
  listContacts,
  listProducts,
  searchAccounts,
  searchContacts,
  searchProducts,
} from './rows.ts';
export { getOrganization, getUser, listUsers } from './organization.ts';

export const insert = ofRecords<CreateCommand, SalesOrder>((request, version) => ({
  commands: eachRecord(readBody(request).records, (record) => ({
    input: decodeOrder(withoutNoAccount(fromVersion(version, record))),
    profile: PROFILE,
  })),
  answer: encodeSaved(version, 201, 'record added'),
}));

export const retrieve = ofRecords<RetrieveCommand, SalesOrder>(({ params, headers, query }, version) => {
  const fields = fieldsOf(query);
  return {
    commands: [{ command: { id: inPath({ params }, 'id') } }],
    answer: encodeOne(version, headers['if-modified-since'], (record) => narrowed(record, fields)),
  };
});

export const list = ofRecords<ListCommand, OrderPage>((request) => {
  const command = decodeList(request);
  return aboutList(request, command, encodePage(request, command));
});

export const search = ofRecords<ListCommand, OrderPage>((request) => {
  const command = decodeSearch(request);
  return aboutList(request, command, encodePage(request, command));
});

export const count = ofRecords<ListCommand, OrderPage>((request) =>
  aboutList(request, decodeCount(request), encodeCount),
);

export const listDeleted = ofRecords<ListDeletedCommand, DeletedList>((request) => {
  const command = decodeDeleted(request);
  return aboutOne(command, (page) => encodeDeleted(page, command));
});

export const updateOne = ofRecords<UpdateCommand, SalesOrder>((request, version) => {
  const [id, precondition] = [inPath(request, 'id'), preconditionOf(request)];
  return {
    commands: eachRecord(readBody(request, 1).records, (record) => {
      const named = idOf(record) ?? id;
      if (named !== id)
        throw new OrderError('invalid_value', { field: 'id', reason: 'the path names another' });
      return { id, input: decodeOrder(fromVersion(version, record)), precondition };
    }),
    answer: encodeSaved(version, 200, 'record updated'),
  };
});

export const updateMany = ofRecords<UpdateCommand, SalesOrder>((request, version) => {
  const precondition = preconditionOf(request);
  return {
    commands: eachRecord(readBody(request).records, (record) => {
      const id = idOf(record);
      if (id === undefined) throw new OrderError('missing_field', { field: 'id' });
      return { id, input: decodeOrder(fromVersion(version, record)), precondition };
    }),
    answer: encodeSaved(version, 200, 'record updated'),
  };
});

export const upsert = ofRecords<UpsertCommand, Upserted>((request, version) => {
  const { records, body } = readBody(request);
  const matchBy = decodeCheckFields(body['duplicate_check_fields']);
  const precondition = preconditionOf(request);
  return {
    commands: eachRecord(records, (record) => ({
      id: idOf(record),
      matchBy,
      input: decodeOrder(fromVersion(version, record)),
      profile: PROFILE,
      precondition,
    })),
    answer: encodeUpserts(version),
  };
});

export const deleteOne = ofRecords<OrderCommand, SalesOrder>((request, version) => ({
  commands: [{ command: { id: inPath(request, 'id'), precondition: preconditionOf(request) } }],
  answer: encodeDeletion(version),
}));

export const deleteMany = ofRecords<OrderCommand, SalesOrder>((request) => {
  const ids = decodeIds(request.query.get('ids') ?? '');
  // Never all of them.
  if (ids.length === 0) throw new OrderError('missing_field', { field: 'ids' });
  const precondition = preconditionOf(request);
  return {
    commands: ids.map((id) => ({ command: { id, precondition } })),
    answer: (outcomes) =>
      encodeResults(outcomes, 200, deleted, (error, position) => {
        const { details, ...worded } = wordError(error);
        const reason = 'reason' in details ? { reason: details['reason'] } : {};
        return encodeFailure({ ...worded, details: { id: ids[position], ...reason } });
      }),
  };
});

export const fallback = exchange<never, never>(refusePath);
