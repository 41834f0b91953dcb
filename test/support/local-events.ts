/** A local run whose bus a test writes to and listens to. */
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import type { LocalEvent } from '../../infra/local/event-bus.ts';
import { startLocalRun, type LocalRun } from '../../infra/local/run.ts';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import { clientOver, overHttp } from './client.ts';
import type { BusEntry } from './deliveries.ts';
import { ownGround } from './own-engine.ts';

const WITHIN_MS = 15_000;

export interface LocalEventsRun {
  run: LocalRun;
  seen: LocalEvent[];
  put(...entries: BusEntry[]): Promise<void>;
  /** The first event that fits, now or soon. @throws Error when none comes */
  event(fits: (event: LocalEvent) => boolean): Promise<LocalEvent>;
  /** GET below /inventory/v1/salesorders. */
  retrieve(path: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export async function startLocalEvents(): Promise<LocalEventsRun> {
  const run = await startLocalRun({ port: 0, eventsPort: 0, seed: true, corsOrigins: [], ...ownGround() });
  const seen: LocalEvent[] = [];
  const ending = new AbortController();
  void listen(run.eventsUrl, seen, ending.signal);
  const client = clientOver(overHttp(run.url));
  const bus = eventBridge('local', run.eventsUrl);
  return {
    run,
    seen,
    async put(...entries) {
      await bus.put(
        entries.map(({ source, 'detail-type': detailType, detail }) => ({
          source,
          detailType,
          detail,
          time: new Date().toISOString(),
        })),
      );
    },
    async event(fits) {
      const { getRemainingTimeInMillis: left } = lambdaContext('test', WITHIN_MS);
      for (;;) {
        const found = seen.find(fits);
        if (found) return found;
        if (left() === 0)
          throw new Error(`no such event among ${seen.map((event) => event['detail-type']).join(', ')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    retrieve: async (path) => (await client.send('GET', `/inventory/v1/salesorders${path}`)).json.salesorder,
    async stop() {
      ending.abort();
      await run.stop();
    },
  };
}

async function listen(url: string, seen: LocalEvent[], signal: AbortSignal): Promise<void> {
  try {
    const { body } = await fetch(url, { signal });
    let text = '';
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      seen.push(...lines.map((line) => JSON.parse(line) as LocalEvent));
    }
  } catch {
    // The run has ended.
  }
}
