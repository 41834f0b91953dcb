import { expect, it } from 'vitest';
import type { Precondition } from '../../lib/domain/commands.ts';
import { assertPrecondition } from '../../lib/validators/precondition.ts';
import { anOrder, at, refused } from '../support/plain-order.ts';

const order = anOrder({ version: 3, modifiedAt: at('2026-11-21T11:00:00.900Z') });
const STALE = { code: 'version_stale', currentVersion: 3 };
const since = (unmodifiedSince: string): Precondition => ({ unmodifiedSince });

it.each<[string, Precondition, object | undefined]>([
  ['nothing is asked', undefined, undefined],
  ['the order must only be there', 'exists', undefined],
  ['it is on the version', 3, undefined],
  ['it is on a later version', 2, STALE],
  ['it is on an earlier version', 4, STALE],
  ['it was changed in the second that is named', since('Sat, 21 Nov 2026 11:00:00 GMT'), undefined],
  ['it was changed before', since('2026-11-21T11:00:01Z'), undefined],
  ['it was changed a second after', since('2026-11-21T10:59:59.999Z'), STALE],
])('of an order in version 3: %s', (_, precondition, refusal) => {
  expect(refused(() => assertPrecondition(order, precondition))).toEqual(refusal);
});
