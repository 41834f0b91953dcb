/** Every CRM exchange: what a request of this wire asks of us, and how we answer it. */
import type {
  CreateCommand,
  ListCommand,
  OrderCommand,
  Profile,
  RetrieveCommand,
  UpdateCommand,
} from '../../domain/commands.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { SalesOrder } from '../../domain/order.ts';
import type { OrderPage } from '../../domain/ports.ts';
import type { Exchange } from '../exchange.ts';
import type { JsonValue } from '../leaves/json.ts';
import { preconditionOf } from '../leaves/preconditions.ts';
import { decodeIds, decodeList } from './decode-list.ts';
import { decodeRecord } from './decode-record.ts';
import { conditionOf, eachRecord, idOf, readBody } from './decode-request.ts';
import { zohoCrm as dialect } from './dialect.ts';
import { encodeActor } from './encode-parts.ts';
import { deleted, encodeOne, encodePage, encodeResults, saved, withEtag } from './envelope.ts';
import { encodeFailure, wordError } from './errors.ts';
import { refuseRoute } from './fallback.ts';
import { assertModule } from './module.ts';

/** Discounts of lines and of the record both count; the record's is taken after the line taxes, of a sum that holds them. */
export const PROFILE: Profile = {
  discountLevel: 'both',
  discountBeforeTax: false,
  discountBase: 'taxed',
  subjectRequired: true,
};

export const insert: Exchange<CreateCommand, SalesOrder> = {
  dialect,
  decode: (request, caller) => {
    assertModule(request);
    // A record belongs to whoever inserts it, unless it says otherwise.
    const Owner: JsonValue = { ...encodeActor(caller) };
    return eachRecord(readBody(request).records, (record) => ({
      input: decodeRecord({ Owner, ...record }),
      profile: PROFILE,
    }));
  },
  encode: (outcomes) => withEtag(encodeResults(outcomes, 201, saved('record added')), outcomes),
};

export const retrieve: Exchange<RetrieveCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    return [{ command: { id: request.params['id'] ?? '' } }];
  },
  encode: encodeOne,
};

export const list: Exchange<ListCommand, OrderPage> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    return [{ command: decodeList(request) }];
  },
  encode: encodePage,
};

export const updateOne: Exchange<UpdateCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    const [id, precondition] = [request.params['id'] ?? '', conditionOf(request)];
    return eachRecord(readBody(request, 1).records, (record) => ({
      id,
      input: decodeRecord(record),
      precondition,
    }));
  },
  encode: (outcomes) => withEtag(encodeResults(outcomes, 200, saved('record updated')), outcomes),
};

export const updateMany: Exchange<UpdateCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    const precondition = conditionOf(request);
    return eachRecord(readBody(request).records, (record) => {
      const id = idOf(record);
      if (id === undefined) throw new OrderError('missing_field', { field: 'id' });
      return { id, input: decodeRecord(record), precondition };
    });
  },
  encode: (outcomes) => withEtag(encodeResults(outcomes, 200, saved('record updated')), outcomes),
};

export const deleteOne: Exchange<OrderCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    return [{ command: { id: request.params['id'] ?? '', precondition: conditionOf(request) } }];
  },
  encode: (outcomes) => {
    const [outcome] = outcomes;
    // The one result of a single record that stands outside `data`.
    if (outcome && 'error' in outcome && outcome.error.code === 'not_found') {
      const { status, ...worded } = wordError(outcome.error);
      return { status, body: encodeFailure({ ...worded, status, details: { resource_path_index: 1 } }) };
    }
    return encodeResults(outcomes, 200, deleted);
  },
};

export const deleteMany: Exchange<OrderCommand, SalesOrder> = {
  dialect,
  decode: (request) => {
    assertModule(request);
    const ids = decodeIds(request.query.get('ids') ?? '');
    // Never all of them.
    if (ids.length === 0) throw new OrderError('missing_field', { field: 'ids' });
    return ids.map((id) => ({ command: { id, precondition: preconditionOf(request) } }));
  },
  encode: (outcomes, { query }) => {
    const ids = decodeIds(query.get('ids') ?? '');
    return encodeResults(outcomes, 200, deleted, (error, position) => {
      const { details, ...worded } = wordError(error);
      const reason = 'reason' in details ? { reason: details['reason'] } : {};
      return encodeFailure({ ...worded, details: { id: ids[position], ...reason } });
    });
  },
};

export const fallback: Exchange<never, never> = {
  dialect,
  decode: refuseRoute,
  encode: () => {
    throw new OrderError('internal', {});
  },
};
