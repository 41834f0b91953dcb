/** Shows events as they come. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { LocalEvent } from '../local/event-bus.ts';
import { DEAD_LETTER } from '../local/events.ts';
import { ToolRefusal } from './run-tool.ts';

interface FollowOptions {
  /** Only events about this order, by id or number. */
  order?: string;
  json: boolean;
}

/** Resolves when the bus ends. @throws ToolRefusal when none answers */
export async function followEvents(url: string, options: FollowOptions): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.body) throw new ToolRefusal(`no bus answers on ${url}: is npm start running?`);
  const lines = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) });
  try {
    for await (const line of lines) {
      const event = JSON.parse(line) as LocalEvent;
      if (isAbout(event, options.order)) console.log(options.json ? line : shown(event));
    }
  } catch {
    // The bus was stopped in the middle of a line.
  }
  return 'the bus has ended';
}

interface Named {
  orderId?: string;
  number?: string;
  data?: Named;
  [name: string]: unknown;
}

function isAbout({ detail }: LocalEvent, order: string | undefined): boolean {
  if (order === undefined) return true;
  const { data = detail as Named } = detail as Named;
  return data.orderId === order || data.number === order;
}

/** One line to read: time, what, about what. */
function shown({ time, source, detail, ...event }: LocalEvent): string {
  const type = event['detail-type'];
  const head = `${time.slice(11, 19)}  ${type.padEnd(30)}`;
  if (type === DEAD_LETTER) {
    const { reason, body } = detail as { reason: string; body: string };
    return `${head}  ${reason}: ${body.slice(0, 160)}`;
  }
  const { data } = detail as { data?: Named };
  if (!data) return `${head}  from ${source}: ${JSON.stringify(detail).slice(0, 200)}`;
  const words = ['number', 'version', 'status', 'total', 'currencyCode', 'operation', 'commandId', 'code'];
  const facts = words
    .filter((name) => data[name] !== undefined)
    .map((name) => `${name} ${String(data[name])}`);
  const paths = (data['changedPaths'] as string[] | undefined)?.join(', ');
  return [head, facts.join(' · '), paths && `changed ${paths}`].filter(Boolean).join('  ');
}
