/** Every call to DynamoDB, EventBridge, SQS and for the origin secret has a signal that gives it up; the silent tests hang each of them. */
import { expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

/** How many calls each file makes, and the test that hangs each in turn. */
const HUNG: Record<string, number> = {
  // test/store/silent-engine.test.ts: get, query, put, update, scan; batchGet and transact.
  'lib/store/table.ts': 5,
  'lib/store/bulk-calls.ts': 2,
  // test/runtime/front.test.ts
  'lib/access/origin-texts.ts': 1,
  // test/events/silent-bus.test.ts
  'lib/events/outgoing/event-bus.ts': 1,
  'lib/events/outgoing/dead-letters.ts': 1,
  'lib/events/outgoing/later.ts': 1,
};
const CALL = /\bclient\.send\(/g;
/** The second argument: what bears the signal. */
const WITH_SIGNAL = /\bclient\.send\((?:[^;]*?)(?:, options\)|until\(endsAt\),?\s*\))/g;

const calls = (pattern: RegExp) =>
  Object.fromEntries(
    [...sourceFiles('lib')]
      .map(([file, text]) => [file, text.match(pattern)?.length ?? 0] as const)
      .filter(([, count]) => count > 0),
  );

it('the calls are those that the silent tests hang', () => {
  expect(calls(CALL)).toEqual(HUNG);
});

it('each of them takes a signal', () => {
  expect(calls(WITH_SIGNAL)).toEqual(HUNG);
});
