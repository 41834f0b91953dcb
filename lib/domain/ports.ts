/** The doors operations need. The store implements them; tests of operations use the real ones too. */
import type { ChangePage, IdempotencyClaim, IdempotencyRecord, OrderChange } from './change.ts';
import type { DeletedPage, DeletedQuery } from './deleted-order.ts';
import type { ListCommand } from './list-command.ts';
import type { CalendarDate, Instant, MutationId, OrderId, OrganizationId } from './identity.ts';
import type { Numbering } from './order-number.ts';
import type { SalesOrder } from './order.ts';
import type { RefusalName, RefusedCommand } from './outbox.ts';
import type { OrderRow } from './order-row.ts';
import type { ReferenceChange, ReferenceKey } from './reference.ts';
import type { References } from './references.ts';
import type { OrganizationSettings } from './settings.ts';

/** What is known of a subject. */
export interface SubjectMatches {
  /** Orders that have it, two at most. */
  ids: OrderId[];
  /** How often an upsert has made an order for it: a later one must not make another on the same reading. */
  upserts: number;
}

export interface OrderPage {
  rows: OrderRow[];
  /** The rows' whole orders, when they were asked for. */
  orders?: SalesOrder[];
  hasMore: boolean;
  /** Where the next page begins, when the list is walked by tokens and there is one. */
  nextToken?: string;
  /** When that ceases to be good. */
  nextTokenUntil?: Instant;
  /** When only that was asked for. */
  count?: number;
  /** The organisation's own, when times were asked for on its clock. */
  timeZone?: string;
}

/** Orders of one organisation. Every method takes the organisation: no query exists without it. */
export interface OrderStore {
  /** Strongly consistent. */
  load(organization: OrganizationId, id: OrderId): Promise<SalesOrder | undefined>;
  /** Those that exist, in the order of the ids; strongly consistent. */
  loadMany(organization: OrganizationId, ids: OrderId[]): Promise<SalesOrder[]>;
  /** Strongly consistent. */
  findBySubject(organization: OrganizationId, subject: string): Promise<SubjectMatches>;
  /**
   * Strongly consistent, by the number's own item, which must still point to the order when that has been read; compared after
   * NFC and trimming. What no order can be called is not looked for.
   * @throws OrderError conflict when the number keeps moving
   */
  findByNumber(organization: OrganizationId, number: string): Promise<SalesOrder | undefined>;
  /**
   * The order that came with this id of another system, as `SalesOrder.foreignIds` holds it. Strongly consistent, in two
   * reads, as by number.
   * @throws OrderError conflict when the id keeps moving
   */
  findByForeignId(organization: OrganizationId, source: string, id: string): Promise<SalesOrder | undefined>;
  /** The ids of orders that came with these ids of another system, by those; strongly consistent, in one read. */
  idsByForeign(organization: OrganizationId, source: string, ids: string[]): Promise<Map<string, OrderId>>;
  /**
   * All of the change or nothing. Answers the order as committed, by this call or by an earlier try of it.
   * @throws AnsweredByTwin | OrderError conflict (the order moved on), number_taken, invalid_value (another order has the
   * foreign id), key_reused, too_large, unavailable (outcome unknown)
   */
  commit(change: OrderChange): Promise<SalesOrder>;
  /**
   * Keeps a success that changed nothing, so that its repeat answers the same. Answers the order.
   * @throws AnsweredByTwin | OrderError key_reused, unavailable
   */
  remember(claim: IdempotencyClaim, order: SalesOrder): Promise<SalesOrder>;
  /** What earlier calls kept under a claim id, at all positions or one; expired records are absent. Strongly consistent. */
  recall(claimId: string, nowSeconds: number, position?: number): Promise<IdempotencyRecord[]>;
  /** One page of an order's changes, newest first; undefined when there never was such an order. Strongly consistent. */
  history(
    organization: OrganizationId,
    id: OrderId,
    page: number,
    perPage: number,
  ): Promise<ChangePage | undefined>;
  /**
   * Eventually consistent, but for orders by number or id; within bounds. `today` is the organisation's day.
   * @throws OrderError limit_exceeded | invalid_value (what to narrow), conflict, unavailable
   */
  list(organization: OrganizationId, query: ListCommand, today: CalendarDate): Promise<OrderPage>;
  /** Eventually consistent, within a bound. @throws OrderError invalid_value (what to narrow), unavailable */
  listDeleted(organization: OrganizationId, query: DeletedQuery): Promise<DeletedPage>;
  /**
   * Takes the automatic number `step` further on in the prefix's own series, of which `next` is the lowest ever given
   * out. Gaps are allowed.
   */
  takeNumber(
    organization: OrganizationId,
    series: Pick<Numbering, 'prefix' | 'next'>,
    step: number,
  ): Promise<number>;
  /** Makes the prefix's counter give out nothing at or below `number` (best effort). */
  raiseCounter(organization: OrganizationId, prefix: string, number: number): Promise<void>;
}

export interface ReferenceStore {
  /** Settings and the named rows in one batch, strongly consistent. */
  load(organization: OrganizationId, keys: ReferenceKey[]): Promise<References>;
  /** The settings as an earlier request has read them, however old; nothing is read now. */
  settingsLastRead(organization: OrganizationId): OrganizationSettings | undefined;
  /** The ids of the items that have these codes; codes that nobody has are absent. */
  itemIdsByCode(organization: OrganizationId, codes: string[]): Promise<Map<string, string>>;
  /** The id of the sales person who was last written under this name; the row may have another name by now. */
  salespersonIdByName(organization: OrganizationId, name: string): Promise<string | undefined>;
  /** The ids of rows that numbers stand in for, by kind and number; what stands for none is absent. */
  idsByNumber(organization: OrganizationId, numbers: ReferenceKey[]): Promise<Map<string, string>>;
  /** Keeps the row, or that it is gone, unless this version of it or a later one is known. */
  apply(change: ReferenceChange): Promise<void>;
}

/** Outbox items of refused commands. */
export interface RefusalStore {
  /** The refusal of an earlier delivery of this command. */
  find(refusal: RefusalName): Promise<RefusedCommand | undefined>;
  /** Writes the outbox item once, and only if no twin has succeeded under the claim; `expiresAt` in epoch seconds. */
  put(refusal: RefusedCommand, expiresAt: number, claim?: IdempotencyClaim): Promise<void>;
}

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** Time-ordered, below 2^53, 16 digits; for orders and lines. */
  next(): string;
  mutation(): MutationId;
}
