/** What was read of an order elsewhere -> the order as it stands here. */
import { applyInput } from '../../lib/apply/input.ts';
import { progressWith, withProgress } from '../../lib/apply/fact.ts';
import type { Caller } from '../../lib/domain/caller.ts';
import type { Fact } from '../../lib/domain/facts.ts';
import { instant, type OrganizationId } from '../../lib/domain/identity.ts';
import { normalizeNumber } from '../../lib/domain/order-number.ts';
import type { SalesOrder } from '../../lib/domain/order.ts';
import { referencesOf, rowName } from '../../lib/domain/references.ts';
import type { OrganizationSettings } from '../../lib/domain/settings.ts';
import { blankOrder } from '../../lib/operations/blank-order.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';
import { withStatedFigures } from './imported-figures.ts';
import type { MovedOrder } from './moved-order.ts';

interface Place {
  org: OrganizationId;
  settings: OrganizationSettings;
  /** Time-ordered ids of ours. */
  newId(): string;
}

/** Whoever is named by nobody. */
const MOVER = { id: 'moved-in', name: 'Moved in' };

/** Version 1, with its figures, facts and status. @throws OrderError | FactRefusal for what cannot be an order of ours */
export function madeOrder(moved: MovedOrder, { org, settings, newId }: Place): SalesOrder {
  const lineIds = [...moved.lineIds];
  const rows = new Map(moved.rows.map((row) => [rowName(row), row]));
  const references = referencesOf(settings, moved.rows, (key) => rows.get(rowName(key)));
  const clock = { now: () => new Date(moved.createdAt) };
  const caller = { ...MOVER, organizationId: org, scopes: [] } as unknown as Caller;
  const context = { caller, clock, ids: { next: newId } } as unknown as OperationContext;
  const blank = blankOrder(settings, context, moved.profile);
  const { status: _, ...input } = moved.input;
  const stated = applyInput(blank, input, references, () => lineIds.shift() ?? newId());
  const createdBy = moved.createdBy ?? MOVER;
  const order: SalesOrder = {
    ...stated,
    ...moved.carried,
    currency: { ...stated.currency, ...moved.currency },
    number: normalizeNumber(moved.input.number ?? ''),
    version: 1,
    foreignIds: Object.fromEntries(moved.dialects.map((dialect) => [dialect, moved.id])),
    moved: { from: moved.dialects[0], modifiedAt: moved.modifiedAt, version: 1 },
    status: moved.status,
    ...(moved.status === 'void' && { voidedAs: 'void' as const }),
    createdAt: moved.createdAt,
    modifiedAt: instant(new Date(moved.modifiedAt)),
    createdBy,
    modifiedBy: moved.modifiedBy ?? createdBy,
  };
  return withStatedFigures(withFacts(order, moved.facts), moved.figures);
}

/** All facts at once: a shipment may be told before what it carries. */
function withFacts(order: SalesOrder, facts: Fact[]): SalesOrder {
  const progress = facts.reduce((known, fact) => {
    const next = progressWith(known, fact);
    return next === 'stale' ? known : next;
  }, order.progress);
  return facts.length === 0 ? order : withProgress(order, progress);
}
