/** What leaves -> the event it leaves as. Pure: the same item is the same event, whenever it is sent. */
import type { Instant } from '../../domain/identity.ts';
import type { CommittedChange, CommittedRow, Outgoing, RefusedCommand } from '../../domain/outbox.ts';
import { ROW_DETAIL_TYPES, type RowChanged } from './published-rows.ts';
import {
  COMMAND_REFUSED,
  detailTypeOf,
  OUR_SOURCE,
  type CommandRefused,
  type OrderChanged,
} from './published.ts';

/** An entry for a bus, whoever sends it. */
export interface BusEntry {
  source: string;
  detailType: string;
  time: string;
  detail: unknown;
}

export interface Publication extends BusEntry {
  detail: OrderChanged | CommandRefused | RowChanged;
}

export function publicationOf(outgoing: Outgoing): Publication {
  if (outgoing.kind === 'row') return ofRow(outgoing.row);
  return outgoing.kind === 'change' ? ofChange(outgoing.change) : ofRefusal(outgoing.refusal);
}

function ofRow({ at, ...row }: CommittedRow): Publication {
  const { organizationId, kind, id, revision } = row;
  return entry({
    ...attributes(organizationId, ROW_DETAIL_TYPES[kind], at, `${kind}s`),
    id: `${organizationId}:${kind}:${id}:${revision}${inEpoch(row.epoch)}`,
    subject: id,
    data: row,
  });
}

function ofChange(change: CommittedChange): Publication {
  const { organizationId, orderId, version, row } = change;
  const type = detailTypeOf(change.kinds);
  return entry({
    ...attributes(organizationId, type, change.at),
    id: `${organizationId}:${orderId}:${version}${inEpoch(change.epoch)}`,
    subject: orderId,
    data: {
      organizationId,
      orderId,
      version,
      ...(change.epoch === undefined ? {} : { epoch: change.epoch }),
      kinds: change.kinds,
      actor: { id: change.actor.id, name: change.actor.name },
      changedPaths: change.paths.map(({ path }) => path),
      ...(change.pathsTotal === undefined ? {} : { changedPathsTotal: change.pathsTotal }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      number: row.number,
      status: row.status,
      ...(row.approval && { approval: row.approval }),
      ...(row.subStatusCode && { subStatus: row.subStatusCode }),
      customerId: row.customerId,
      currencyCode: row.currencyCode,
      total: row.total,
      baseTotal: row.baseTotal,
      quantity: row.quantity,
      quantityInvoiced: row.quantityInvoiced,
      quantityPacked: row.quantityPacked,
      quantityShipped: row.quantityShipped,
    },
  });
}

/** After a restore numbers of versions come again, for other changes. */
const inEpoch = (epoch: number | undefined): string => (epoch === undefined ? '' : `:e${epoch}`);

function ofRefusal(refusal: RefusedCommand): Publication {
  const { organizationId, operation, commandId, position, callHash, at, ...rest } = refusal;
  return entry({
    ...attributes(organizationId, COMMAND_REFUSED, at),
    id: `${organizationId}:${operation}:${commandId}:${position}:${callHash.slice(0, 16)}`,
    ...(rest.orderId === undefined ? {} : { subject: rest.orderId }),
    data: { organizationId, operation, commandId, position, ...rest },
  });
}

function attributes(organization: string, type: string, at: Instant, what = 'salesorders') {
  return {
    specversion: '1.0' as const,
    source: `/organizations/${organization}/${what}`,
    type,
    time: at,
    datacontenttype: 'application/json' as const,
  };
}

function entry(detail: Publication['detail']): Publication {
  return { source: OUR_SOURCE, detailType: detail.type, time: detail.time, detail };
}
