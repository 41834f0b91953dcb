/** Bugs about who may do what, and whose word counts, each as a small patch. The ordinary tests of access must catch every one. */
import type { SeededBug } from './bugs.ts';

const MATRIX = ['test/access/tenant-matrix.test.ts'];
const SENDERS = ['test/events/senders.test.ts'];

export const ACCESS_BUGS: SeededBug[] = [
  {
    name: 'access: orders are found whosever they are',
    file: 'lib/store/keys.ts',
    tests: MATRIX,
    edits: [
      ['({ PK: `${organization(org)}#SO#${id}`', '({ PK: `ORG${organization(org).slice(0, 0)}#SO#${id}`'],
    ],
  },
  {
    name: 'access: no right is asked for',
    file: 'lib/runtime/authenticate.ts',
    tests: MATRIX,
    edits: [['const lacking = permissions.find(', 'const lacking = permissions.slice(1, 1).find(']],
  },
  {
    name: 'access: a right on one area is a right on all',
    file: 'lib/runtime/authenticate.ts',
    tests: MATRIX,
    edits: [['opensTo(dialect, scope).includes(permission)', 'opensTo(dialect, scope).length > 0']],
  },
  {
    name: 'access: a source speaks for every organisation',
    file: 'lib/events/incoming/senders.ts',
    tests: SENDERS,
    edits: [['organizations.includes(ANY) ||', 'organizations.length > 0 ||']],
  },
  {
    name: 'access: commands of a source that is not bound are run',
    file: 'lib/runtime/serve-commands.ts',
    tests: SENDERS,
    edits: [['source === undefined ||', 'source !== null ||']],
  },
  {
    name: 'access: facts of a source that is not bound are recorded',
    file: 'lib/runtime/consume-fact.ts',
    tests: SENDERS,
    edits: [['assertHeard(senders, event, reported.organizationId);', 'void [assertHeard, senders];']],
  },
];
