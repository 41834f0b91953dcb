/** Puts the events of a file on a bus: one JSON object, a list, or one object per line. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { BusEntry } from '../../lib/events/outgoing/publication.ts';
import { ENTRIES_AT_MOST } from '../../lib/events/outgoing/publish.ts';
import type { EventBus } from '../../lib/events/outgoing/publish.ts';
import { ToolRefusal } from './run-tool.ts';

const StatedEvent = z.object({
  source: z._default(z.string(), 'command-line'),
  'detail-type': z.string(),
  time: z.optional(z.iso.datetime()),
  detail: z.record(z.string(), z.unknown()),
});

/** `order` takes the place of every order id in the file. @throws ToolRefusal */
export async function putEvents(bus: EventBus, file: string, order: string | undefined): Promise<string> {
  const entries = readEvents(file).map((entry) => (order === undefined ? entry : about(entry, order)));
  let taken = 0;
  for (let start = 0; start < entries.length; start += ENTRIES_AT_MOST) {
    const codes = await bus.put(entries.slice(start, start + ENTRIES_AT_MOST));
    const refused = codes.find((code) => code !== undefined);
    if (refused) throw new ToolRefusal(`the bus took ${taken} of ${entries.length} events: ${refused}`);
    taken += codes.length;
  }
  return `${taken} of ${entries.length} events are on the bus`;
}

function readEvents(file: string): BusEntry[] {
  try {
    return parsedEvents(readFileSync(file, 'utf8')).map((stated) => {
      const { source, 'detail-type': detailType, time, detail } = StatedEvent.parse(stated);
      return { source, detailType, time: time ?? new Date().toISOString(), detail };
    });
  } catch (error) {
    if (error instanceof z.core.$ZodError)
      throw new ToolRefusal(`${file}: ${error.issues.map(({ path }) => path.join('.')).join(', ')}`);
    if (error instanceof Error) throw new ToolRefusal(`${file}: ${error.message}`);
    throw error;
  }
}

function parsedEvents(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}

function about(entry: BusEntry, order: string): BusEntry {
  const detail = entry.detail as { orderId?: string; command?: { id?: string } };
  if (detail.orderId !== undefined) return { ...entry, detail: { ...detail, orderId: order } };
  if (detail.command?.id === undefined) return entry;
  return { ...entry, detail: { ...detail, command: { ...detail.command, id: order } } };
}
