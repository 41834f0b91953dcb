/** Publishes committed changes again, day by day, under the ids they had: receivers drop what they have seen. */
import { organizationId, parseCalendarDate, type CalendarDate } from '../../lib/domain/identity.ts';
import type { CommittedChange } from '../../lib/domain/outbox.ts';
import { publish, type EventBus } from '../../lib/events/outgoing/publish.ts';
import { changesOfDay } from '../../lib/store/history.ts';
import type { Table } from '../../lib/store/table.ts';
import { ToolRefusal } from './run-tool.ts';

interface ReplayRange {
  org: string;
  /** First and last day, both replayed; the last is today when it is left out. */
  from: string;
  to?: string;
}

const DAY_MS = 86_400_000;

/** Tells each day on stderr. Safe to repeat, and to break off. @throws ToolRefusal */
export async function replayChanges(table: Table, bus: EventBus, range: ReplayRange): Promise<string> {
  const days = daysOf(range);
  let total = 0;
  for (const day of days) {
    let count = 0;
    for await (const changes of changesOfDay(table, organizationId(range.org), day)) {
      await publishAll(bus, changes);
      count += changes.length;
    }
    if (count > 0 || days.length < 40) console.error(`${day}  ${count} changes`);
    total += count;
  }
  return `${total} changes of ${days.length} days are on the bus`;
}

async function publishAll(bus: EventBus, changes: CommittedChange[]): Promise<void> {
  const failures = await publish(
    bus,
    changes.map((change) => ({ kind: 'change', change })),
  );
  const failure = failures.find((found) => found !== undefined);
  if (!failure) return;
  const last = changes[failures.indexOf(failure)];
  throw new ToolRefusal(
    `${failure.message}: order ${last?.orderId}, version ${last?.version}; repeat from that day`,
  );
}

function daysOf({ from, to }: ReplayRange): string[] {
  const [first, last] = [dayOf('--from', from), to === undefined ? today() : dayOf('--to', to)];
  const days: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY_MS) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  if (days.length === 0) throw new ToolRefusal(`no day from ${first} to ${last}`);
  return days;
}

function dayOf(option: string, text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (!day) throw new ToolRefusal(`${option} must be a day like 2026-11-21, not "${text}"`);
  return day;
}

/** Change items are kept by the day in UTC. */
const today = () => new Date().toISOString().slice(0, 10) as CalendarDate;
