/** Publishes again what has left, under the ids it had: receivers drop what they have seen. */
import { orderId, type OrganizationId } from '../../lib/domain/identity.ts';
import type { Outgoing } from '../../lib/domain/outbox.ts';
import { publicationOf } from '../../lib/events/outgoing/publication.ts';
import { publish, type EventBus } from '../../lib/events/outgoing/publish.ts';
import { knownOrganizations } from '../../lib/store/organizations.ts';
import { REPLAYED, replayed, replayedOfOrder, type Replayed, type Span } from '../../lib/store/replayed.ts';
import type { Table } from '../../lib/store/table.ts';
import { readOrganization } from './key-options.ts';
import { progressBar } from './progress-bar.ts';
import { spanOf } from './replay-span.ts';
import { ToolRefusal } from './run-tool.ts';

/** What the command line says. */
export interface ReplayOptions {
  /** Of one organisation, or of all. */
  org?: string;
  all?: boolean;
  /** One order's changes, by its id, from whenever they are. */
  order?: string;
  /** First and last day or time, both replayed; the last is now when it is left out. */
  from?: string;
  to?: string;
  /** By commas; changes when it is left out. */
  what?: string;
  dryRun?: boolean;
}

/** Tells each organisation on stderr. Safe to repeat, and to break off. @throws ToolRefusal */
export async function replay(table: Table, bus: EventBus, options: ReplayOptions): Promise<string> {
  const { org, order, dryRun = false } = options;
  if (order !== undefined) {
    if (org === undefined) throw new ToolRefusal('--order needs --org');
    const pages = replayedOfOrder(table, readOrganization(org), orderId(order));
    return ended(await sendAll(bus, pages, dryRun), `order ${order}`, dryRun);
  }
  const span = spanOf(options);
  const kinds = kindsOf(options.what);
  let total = 0;
  for await (const organization of organizationsOf(table, options)) {
    const count = await replayOrganization(table, bus, { organization, kinds, span, dryRun });
    console.error(`${organization}  ${count} ${kinds.join(', ')}`);
    total += count;
  }
  return ended(total, `${span.from} to ${span.to}`, dryRun);
}

interface Wanted {
  organization: OrganizationId;
  kinds: readonly Replayed[];
  span: Span;
  dryRun?: boolean;
}

/** How many events of the organisation were sent, or would be. @throws ToolRefusal when one could not */
export async function replayOrganization(
  table: Table,
  bus: EventBus,
  { organization, kinds, span, dryRun = false }: Wanted,
): Promise<number> {
  let count = 0;
  for (const kind of kinds) count += await sendAll(bus, replayed(table, organization, kind, span), dryRun);
  return count;
}

async function sendAll(bus: EventBus, pages: AsyncGenerator<Outgoing[]>, dryRun: boolean): Promise<number> {
  const bar = progressBar(undefined, 'events');
  let count = 0;
  for await (const page of pages) {
    if (!dryRun) await publishAll(bus, page);
    bar.step(page.length);
    count += page.length;
  }
  if (count > 0) bar.end();
  return count;
}

/** @throws ToolRefusal naming the first that has not left */
export async function publishAll(bus: EventBus, page: Outgoing[]): Promise<void> {
  const failures = await publish(bus, page);
  const at = failures.findIndex((found) => found !== undefined);
  const [failure, last] = [failures[at], page[at]];
  if (!failure || !last) return;
  const { id, time } = publicationOf(last).detail;
  throw new ToolRefusal(`${failure.message}: ${id} of ${time}; repeat from there`);
}

const ended = (count: number, what: string, dryRun: boolean) =>
  `${count} events of ${what} ${dryRun ? 'would be sent again' : 'are on the bus'}`;

async function* organizationsOf(table: Table, { org, all }: ReplayOptions): AsyncGenerator<OrganizationId> {
  if ((org === undefined) === !all) throw new ToolRefusal('of which organisation? --org ID, or --all');
  if (org === undefined) yield* knownOrganizations(table);
  else yield readOrganization(org);
}

function kindsOf(text = 'changes'): Replayed[] {
  const named = text.split(',').map((word) => word.trim());
  const unknown = named.find((word) => !REPLAYED.some((kind) => kind === word));
  if (unknown !== undefined)
    throw new ToolRefusal(`--what must be some of ${REPLAYED.join(',')}, not "${unknown}"`);
  return REPLAYED.filter((kind) => named.includes(kind));
}
