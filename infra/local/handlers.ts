/** The functions themselves, found like the stack finds them: one file per operation. */
import type { LocalHandler } from './gateway.ts';

/** A route, by what its function is called. */
interface Operated {
  operation: string;
}

/** Imports the function of every operation in the rows. They connect to the table on their first call, not here. */
export async function loadHandlers(rows: readonly Operated[]): Promise<(route: Operated) => LocalHandler> {
  const operations = [...new Set(rows.map((row) => row.operation))];
  const handlers = new Map(
    await Promise.all(
      operations.map(async (operation) => {
        const loaded = (await import(`../../functions/${operation}.ts`)) as { handler: LocalHandler };
        return [operation, loaded.handler] as const;
      }),
    ),
  );
  return (route) => {
    const handler = handlers.get(route.operation);
    if (!handler) throw new Error(`functions/${route.operation}.ts exports no handler`);
    return handler;
  };
}
