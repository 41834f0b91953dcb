/** What every reader makes of an order of another system: the words of ours, and what no caller could state. */
import type { Actor } from '../../lib/domain/caller.ts';
import type { Profile } from '../../lib/domain/commands.ts';
import type { Decimal } from '../../lib/domain/decimal.ts';
import type { Fact } from '../../lib/domain/facts.ts';
import type { Instant } from '../../lib/domain/identity.ts';
import type { OrderInput } from '../../lib/domain/order-input.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { ReferenceRow } from '../../lib/domain/reference.ts';
import type { OrganizationSettings } from '../../lib/domain/settings.ts';
import type { Fields } from './wire-values.ts';

/** Figures as the source tells them; what it does not tell is absent. */
export interface StatedFigures {
  subTotal?: Decimal;
  discountAmount?: Decimal;
  taxTotal?: Decimal;
  total?: Decimal;
  baseTotal?: Decimal;
  itemTotals: (Decimal | undefined)[];
  /** Amounts of the document's taxes, in the order that they are told in. */
  taxes: Decimal[];
}

export interface MovedComment {
  title?: string;
  text: string;
  by: Actor;
  at: Instant;
}

export interface MovedOrder {
  /** What the source calls it. */
  id: string;
  /** The dialects whose clients know it by that id; the first one is the source's own. */
  dialects: readonly [string, ...string[]];
  input: OrderInput;
  profile?: Profile;
  /** Rows as the order itself tells them, so that it depends on no other. */
  rows: ReferenceRow[];
  /** Of the lines in their order; absent ones are given new ids. */
  lineIds: (string | undefined)[];
  status: SalesOrder['status'];
  /** What is set as it was, without a rule. */
  carried: Partial<Pick<SalesOrder, 'estimateId' | 'template' | 'approval' | 'subStatus'>>;
  /** What the source calls the order's currency. */
  currency?: { id: string; symbol: string };
  createdAt: Instant;
  modifiedAt: Instant;
  createdBy?: Actor;
  modifiedBy?: Actor;
  facts: Fact[];
  figures: StatedFigures;
  comments: MovedComment[];
  /** Fields that could not be kept. */
  leftOut: string[];
}

/** One order that a source has, read when it is wanted. */
export interface FoundOrder {
  /** What the report calls it: an id, or a line of a file. */
  place: string;
  id: string;
  /** As a list tells it: what has not changed since is not read again. */
  modifiedAt?: Instant;
  /** As the source answers it. @throws Error when it cannot be read */
  answer(): Promise<Fields>;
  /** @throws OrderError for what cannot be an order of ours; Error when the source cannot be read */
  read(): Promise<MovedOrder>;
}

export interface OrderSource {
  /** The dialect that the ids belong to. */
  dialect: string;
  /** How many there are, when that is known. */
  total?(): Promise<number | undefined>;
  /** For an organisation that has none. */
  settings?(): Promise<OrganizationSettings | undefined>;
  /** Customers, items, taxes and the like, which are written first. */
  rows(): AsyncIterable<ReferenceRow>;
  /** Oldest first. */
  orders(): AsyncGenerator<FoundOrder>;
}
