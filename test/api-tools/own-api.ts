/** A local run for one step: on the embedded engine, with the demo data, on a free port. */
import { readLocalEnvironment } from '../../infra/local/environment.ts';
import { startLocalRun, type LocalRun } from '../../infra/local/run.ts';

/** What a step does with an API of its own, which ends with it. */
export async function withOwnApi<Value>(work: (run: LocalRun) => Promise<Value>): Promise<Value> {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  const run = await startLocalRun(readLocalEnvironment({ PORT: '0', EVENTS_PORT: '0' }));
  try {
    return await work(run);
  } finally {
    await run.stop();
  }
}
