/** Tests that take long, each for a reason of its own: `npm test` leaves them to `npm run test:slow`, so that it stays below three minutes. */
export const SLOW = [
  // Bundles every function, and calls it.
  'test/infra/bundle.test.ts',
  // Kills and starts the local gateway.
  'test/infra/local/kill.test.ts',
  // Starts every command line.
  'test/infra/tools/help.test.ts',
  // Runs command lines on tables of their own.
  'test/infra/tools/tools.test.ts',
  'test/infra/tools/seed.test.ts',
  // Synthesises the stack anew for each option.
  'test/infra/options.test.ts',
  // Moves orders in from services that fail, and is killed on the way.
  'test/infra/moving/migrate.test.ts',
  // Every action in every state, over HTTP.
  'test/operations/state-actions.test.ts',
  // Asks our own gateway some hundred things, and again for each planted deviation.
  'test/conformance/conformance.test.ts',
  // Every write of every dialect, twice, with a look at the whole table.
  'test/runtime/dry-run-writes.test.ts',
  // Waits for engines that do not answer.
  'test/store/silent-engine.test.ts',
  // The whole suite for the versions between the first and the last.
  'test/dialects/zoho-crm/contract-versions.test.ts',
];
