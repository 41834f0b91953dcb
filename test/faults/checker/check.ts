/** The checker: every invariant over one run's evidence. Orders are independent and versions tell, so that it is linear. */
import { answersAreWithinLimits, readsNeverGoBack, tenantsStayApart } from './answers.ts';
import {
  acknowledgedIsThere,
  lastChangeStands,
  oneEffectPerKey,
  oneOrderPerUpsertedSubject,
  refusedLeavesNothing,
} from './effects.ts';
import type { Evidence, Invariant, Violation } from './evidence.ts';
import { acknowledgedFactsStand, linesStandByTheirFacts, movesPassNoObstacle } from './fulfilled.ts';
import {
  eachVersionHasItsChange,
  nothingIsOrphaned,
  numbersAndOrdersAgree,
  openOutcomesSettle,
  statusesFollowTheLifeCycle,
  textsAndOrdersAgree,
  totalsAreExact,
  versionsAreConsecutive,
} from './stored.ts';

export const INVARIANTS: Record<string, Invariant[]> = {
  I1: [acknowledgedIsThere, lastChangeStands],
  I2: [refusedLeavesNothing],
  I3: [numbersAndOrdersAgree, textsAndOrdersAgree],
  I4: [versionsAreConsecutive],
  I5: [statusesFollowTheLifeCycle],
  I6: [totalsAreExact],
  I7: [eachVersionHasItsChange],
  I8: [oneEffectPerKey],
  I9: [readsNeverGoBack],
  I10: [tenantsStayApart],
  I11: [openOutcomesSettle],
  I12: [answersAreWithinLimits],
  I13: [nothingIsOrphaned],
  I14: [oneOrderPerUpsertedSubject],
  I15: [linesStandByTheirFacts, movesPassNoObstacle, acknowledgedFactsStand],
};

/** Everything that is wrong; empty when nothing is. */
export function check(evidence: Evidence): Violation[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, checks]) =>
    checks.flatMap((holds) => holds(evidence)).map((what) => ({ invariant, what })),
  );
}

/** Violations as an error's text. @throws Error naming each */
export function assertHolds(evidence: Evidence): void {
  const violations = check(evidence);
  if (violations.length === 0) return;
  throw new Error(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'));
}
