/** Plays the requests of one test file to a server of their own, as that file had a table of its own. */
import { startEngine } from '../../infra/local/engine.ts';
import type { Group } from './corpus.ts';
import type { RecordedLine } from './compare.ts';
import { idsIn, withIds } from './references.ts';
import { openAgent, send } from './send.ts';
import { startServer, type CheckoutServer } from './server.ts';

/** The answers in order. Rejects when a server does not start or hangs up. */
export async function playGroup(group: Group, checkout: string): Promise<RecordedLine[]> {
  // An engine of its own as well: it remembers the tokens of transactions, which begin anew with each group.
  const engine = await startEngine();
  try {
    return await playOn(engine.endpoint, group, checkout);
  } finally {
    await engine.stop();
  }
}

async function playOn(endpoint: string, group: Group, checkout: string): Promise<RecordedLine[]> {
  const server = await startServer(checkout, endpoint);
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
