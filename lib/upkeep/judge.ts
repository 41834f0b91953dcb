/** The one list of what is checked about what; docs/operations.md says it in words. */
import { fromDocument } from '../store/document.ts';
import type { Key } from '../store/keys.ts';
import { checkName, checkOwnLookUp, wantedByLookUp } from './check-look-up.ts';
import { checkOrder, wantedByOrder } from './check-order.ts';
import { checkCredential, counterpartOf } from './check-credential.ts';
import { checkRow, wantedByRow } from './check-row.ts';
import type { Finding } from './finding.ts';
import type { PlaceKind } from './place.ts';
import type { Around, Subject } from './subject.ts';

interface Judging {
  /** What the subject is compared with, as far as what is read already tells. */
  wants?(subject: Subject, around: Around): Key[];
  judge(subject: Subject, around: Around): Finding[];
}

const OF_ORDER: Judging = { wants: wantedByOrder, judge: checkOrder };
const OF_LOOK_UP = (kind: 'number' | 'foreign' | 'text'): Judging => ({
  wants: (subject, around) => wantedByLookUp(kind, subject, around),
  judge: (subject, around) => checkOwnLookUp(kind, subject, around),
});
const OF_CREDENTIAL: Judging = {
  wants(subject) {
    const key = counterpartOf(subject);
    return key ? [key] : [];
  },
  judge: checkCredential,
};

const JUDGING: Partial<Record<PlaceKind, Judging>> = {
  order: OF_ORDER,
  change: OF_ORDER,
  comment: OF_ORDER,
  number: OF_LOOK_UP('number'),
  foreign: OF_LOOK_UP('foreign'),
  text: OF_LOOK_UP('text'),
  name: { judge: checkName },
  row: { wants: wantedByRow, judge: checkRow },
  credential: OF_CREDENTIAL,
  registration: OF_CREDENTIAL,
  claim: { judge: checkClaim },
};

export const wantedBy = (subject: Subject, around: Around): Key[] =>
  JUDGING[subject.place.kind]?.wants?.(subject, around) ?? [];

export const judge = (subject: Subject, around: Around): Finding[] =>
  JUDGING[subject.place.kind]?.judge(subject, around) ?? [];

/** The record of a keyed call holds the order that it names. */
function checkClaim({ items }: Subject): Finding[] {
  const [item] = items;
  if (item?.['doc'] === undefined) return [];
  const { organizationId, id, version } = fromDocument(item);
  if (id === item['orderId'] && version === item['version']) return [];
  return [{ organizationId, orderId: String(item['orderId']), check: 'claim', what: `it holds ${id}` }];
}
