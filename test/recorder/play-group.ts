/** Plays the requests of one test file to a server of their own, as that file had a table of its own. */
import type { Group } from './corpus.ts';
import type { RecordedLine } from './compare.ts';
import { idsIn, withIds } from './references.ts';
import { openAgent, send } from './send.ts';
import { startServer, type CheckoutServer } from './server.ts';

export interface Stage {
  checkout: string;
  /** The engine's. */
  endpoint: string;
  tableName: string;
}

export async function playGroup(
  group: Group,
  { checkout, endpoint, tableName }: Stage,
): Promise<RecordedLine[]> {
  const server = await startServer(checkout, endpoint, tableName);
  const agent = openAgent();
  try {
    return await play(group, server, agent);
  } finally {
    // The server waits for connections that idle.
    agent.destroy();
    await server.stop();
  }
}

async function play(
  { name, steps }: Group,
  server: CheckoutServer,
  agent: ReturnType<typeof openAgent>,
): Promise<RecordedLine[]> {
  const ids = new Map<number, string[]>();
  const lines: RecordedLine[] = [];
  for (const [step, each] of steps.entries()) {
    if ('rows' in each) {
      await server.load(each.rows, step);
      continue;
    }
    const request = withIds(each, ids);
    const answer = await send(server.url, request, step + 1, agent);
    ids.set(step, idsIn(answer.body));
    lines.push({ group: name, step, request: `${request.method} ${request.path}`, ...answer });
  }
  return lines;
}
