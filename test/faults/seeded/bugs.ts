/** Bugs that respected systems have had, each as a small patch of ours. The runs must catch every one. */

export interface SeededBug {
  name: string;
  file: string;
  edits: [find: string, replace: string][];
  /** The ordinary tests that must catch it; by default the fault runs must. */
  tests?: string[];
}

const bug = (name: string, file: string, ...edits: [string, string][]): SeededBug => ({ name, file, edits });

const TRANSACTION = 'lib/store/transaction.ts';
const LOOK_UPS = 'lib/store/look-ups.ts';
const COMMIT = 'lib/store/commit.ts';
const BULK_CALLS = 'lib/store/bulk-calls.ts';

export const SEEDED_BUGS: SeededBug[] = [
  bug('the number is taken without a condition', LOOK_UPS, [
    'putAbsent({ ...fresh, orderId: after.id, schemaVersion: SCHEMA_VERSION })',
    '{ Put: { Item: { ...fresh, orderId: after.id, schemaVersion: SCHEMA_VERSION } } }',
  ]),
  bug(
    'an order is written whatever its version',
    TRANSACTION,
    [
      "ConditionExpression: 'version = :version'",
      "ConditionExpression: 'version <> :version OR version = :version'",
    ],
    [
      "['change', putAbsent({ ...toChangeItem(change), ...inEpoch(epoch) })]",
      "['change', { Put: { Item: { ...toChangeItem(change), ...inEpoch(epoch) } } }]",
    ],
  ),
  bug('a deletion leaves its number behind', LOOK_UPS, [
    '  if (before && old) {\n',
    '  if (before && old && after) {\n',
  ]),
  bug('two upserts of one subject make two orders', LOOK_UPS, [
    'if (change.before || change.upsertsSeen === undefined || !change.after.subject) return [];',
    'if (change.before || change.upsertsSeen !== -1 || !change.after.subject) return [];',
  ]),
  bug('renumbering leaves the old number behind', LOOK_UPS, [
    '  if (before && old) {\n',
    '  if (before && old && !after) {\n',
  ]),
  bug('what finds an order outlives it', LOOK_UPS, [
    'if (old) writes.push([kind, { Delete: { Key: old } }]);',
    'if (old && after) writes.push([kind, { Delete: { Key: old } }]);',
  ]),
  {
    ...bug('a changed price is not told to those who remember it', 'lib/store/row-writes.ts', [
      'if (isLasting(write.key.kind)) await beginEpoch(calls, org);',
      '',
    ]),
    tests: ['test/store/remembered-rows.test.ts'],
  },
  bug(
    'the status is compared before the first read only',
    'lib/operations/change-order.ts',
    [
      '  for (let tries = 1; ; tries += 1) {',
      '  let decided: Decision | undefined;\n  for (let tries = 1; ; tries += 1) {',
    ],
    ['const decision = await decide(order);', 'const decision = (decided ??= await decide(order));'],
  ),
  bug('a version is used twice', 'lib/operations/change-order.ts', [
    'version: before.version + 1,',
    'version: before.version,',
  ]),
  bug('every try is built anew under an old token', BULK_CALLS, [
    'return await client.send(new TransactWriteCommand(input), options);',
    "const anew = input.TransactItems.map((write) => (write.Put?.Item?.['mutationId'] ? { Put: { ...write.Put, Item: { ...write.Put.Item, mutationId: crypto.randomUUID() } } } : write)); return await client.send(new TransactWriteCommand({ ...input, TransactItems: anew as never }), options);",
  ]),
  bug('the own mutation id is not recognised', COMMIT, [
    "if (standing?.['mutationId']?.S === change.record.mutationId) {",
    "if (standing?.['mutationId']?.S === '') {",
  ]),
  bug('every cancelled transaction is a missing order', COMMIT, [
    'if (!cancelled) return committed;',
    "if (!cancelled) return committed;\n  if (cancelled.reasons.length > 0) throw new OrderError('not_found', {});",
  ]),
  bug(
    'a lost reply is a failure',
    'lib/store/retry.ts',
    ['LOST_CONNECTION.test(error.code)) return true;', 'LOST_CONNECTION.test(error.code)) return false;'],
    // The SDK's name for a reset connection.
    ["  'TimeoutError',\n", ''],
  ),
  bug('conflicts of transactions are not repeated', 'lib/store/retry.ts', ["  'TransactionConflict',\n", '']),
  bug('an answer that never comes is waited for', 'lib/store/retry.ts', [
    'AbortSignal.timeout(Math.min(pace.answerMs, left))',
    'AbortSignal.timeout(30_000)',
  ]),
  bug(
    "a key's record is written after the effect",
    COMMIT,
    ['buildTransaction(change, ', 'buildTransaction({ ...change, idempotency: undefined }, '],
    [
      'if (!cancelled) return committed;',
      'if (!cancelled && change.idempotency) await remember(calls, change.idempotency, committed);\n  if (!cancelled) return committed;',
    ],
    ["import { answeredBy } from './claims.ts';", "import { answeredBy, remember } from './claims.ts';"],
  ),
  bug(
    "a key's record is written before the effect",
    COMMIT,
    ['buildTransaction(change, ', 'buildTransaction({ ...change, idempotency: undefined }, '],
    [
      '  const cancelled = await',
      '  if (change.idempotency) await remember(calls, change.idempotency, committed);\n  const cancelled = await',
    ],
    ["import { answeredBy } from './claims.ts';", "import { answeredBy, remember } from './claims.ts';"],
  ),
  bug("an expired key's record stands in the way", 'lib/store/claims.ts', [' OR expiresAt <= :now', '']),
  bug('a success without a change is not kept', 'lib/operations/change-order.ts', [
    'return context.claim ? context.orders.remember(context.claim, before) : before;',
    'return before;',
  ]),
  bug('keys are not bound to an organisation', 'lib/runtime/idempotency-key.ts', [
    '[caller.organizationId, caller.clientId ?? caller.id, operation, key]',
    '[operation, key]',
  ]),
  bug('keys are not bound to an operation', 'lib/runtime/idempotency-key.ts', [
    '[caller.organizationId, caller.clientId ?? caller.id, operation, key]',
    '[caller.organizationId, caller.clientId ?? caller.id, key]',
  ]),
  bug('the hash of the call is not looked at', 'lib/operations/keyed-call.ts', [
    'if (records.some((record) => record.callHash !== callHash))',
    'if (records.some((record) => record.callHash === callHash && false))',
  ]),
  bug('keys that came back unprocessed are dropped', BULK_CALLS, [
    'keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];',
    'keys = [];',
  ]),
  bug('an id that is named twice is run twice', 'lib/dialects/leaves/ids.ts', [
    "[...new Set(ids.filter((id) => id !== ''))]",
    "ids.filter((id) => id !== '')",
  ]),
  bug('no ids are a success', 'lib/dialects/leaves/ids.ts', [
    "if (distinct.length === 0) throw new OrderError('missing_field', { field });",
    '',
  ]),
  bug('an open outcome of a call on many is a 400', 'lib/dialects/zoho-inventory/bulk.ts', [
    '...(failure.open ?? { status: 400 })',
    '...{ status: 400 }',
  ]),
  bug('the organisation is taken from the query', 'lib/runtime/authenticate.ts', [
    '  if (dialect.organizations(request).some((named) => named !== caller.organizationId))\n',
    '  for (const named of dialect.organizations(request)) caller.organizationId = named as never;\n  if (Number.isNaN(0))\n',
  ]),
  bug(
    'a remembered caller is taken for another key',
    'lib/access/api-keys.ts',
    ['const known = callers.get(digest);', "const known = callers.get('any');"],
    ['callers.keep(digest, found, now.getTime());', "callers.keep('any', found, now.getTime());"],
  ),
  bug('totals are computed in binary floating point', 'lib/calculators/line-amounts.ts', [
    'const gross = roundHalfUp(exactGross);',
    'const gross = BigInt(Math.round(Number(line.quantity) * Number(line.rate) * 10 ** precision)) as never;',
  ]),
];
