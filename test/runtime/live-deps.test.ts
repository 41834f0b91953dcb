import { afterEach, expect, it, vi } from 'vitest';

const TABLE = '../../lib/store/table.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock(TABLE);
  vi.resetModules();
});

/** How often a client was made by the time that the module is loaded, and by the end of the first call. */
async function clientsMade(
  environment: Record<string, string>,
): Promise<[atStart: number, byFirstCall: number]> {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', undefined);
  vi.stubEnv('TABLE_NAME', undefined);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.resetModules();
  const openTable = vi.fn();
  vi.doMock(TABLE, async (original) => {
    const real = await original<typeof import('../../lib/store/table.ts')>();
    openTable.mockImplementation(real.openTable);
    return { ...real, openTable };
  });
  const { liveDependencies } = await import('../../lib/runtime/live-deps.ts');
  const atStart = openTable.mock.calls.length;
  vi.stubEnv('TABLE_NAME', 'orders');
  liveDependencies();
  return [atStart, openTable.mock.calls.length];
}

it('in Lambda the client is made at the start, once; elsewhere by the first call', async () => {
  const inLambda = { AWS_LAMBDA_FUNCTION_NAME: 'create', TABLE_NAME: 'orders' };
  expect(await clientsMade(inLambda)).toEqual([1, 1]);
  expect(await clientsMade({ TABLE_NAME: 'orders' })).toEqual([0, 1]);
  // A deployment without a table is told by the call that needs it, and not by a function that does not start.
  expect(await clientsMade({ AWS_LAMBDA_FUNCTION_NAME: 'create' })).toEqual([0, 1]);
});
