/** One embedded DynamoDB per vitest worker, in memory, for the whole run. */
import type { TestProject } from 'vitest/node';
import { startEngine } from '../../infra/local/engine.ts';
import { StartRefusal } from '../../infra/local/start-refusal.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** By worker, counted from 0. */
    engineEndpoints: string[];
  }
}

/** Starts the engines; vitest calls what is returned when the run is over. An engine named in the environment serves all. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const elsewhere = process.env['DYNAMODB_ENDPOINT'];
  if (elsewhere) return project.provide('engineEndpoints', [elsewhere]);
  const workers = Number(project.config.maxWorkers) || 1;
  const starting = Promise.all(Array.from({ length: workers }, () => startEngine()));
  const engines = await starting.catch((error: unknown) => {
    if (!(error instanceof StartRefusal)) throw error;
    // One line for whoever has no engine: vitest would print a stack of its own.
    console.error(error.message);
    return process.exit(1);
  });
  project.provide(
    'engineEndpoints',
    engines.map((engine) => engine.endpoint),
  );
  return async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
  };
}
