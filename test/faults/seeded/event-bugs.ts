/** Bugs about events, each as a small patch. The ordinary tests of events must catch every one. */
import type { SeededBug } from './bugs.ts';

const PUBLISHER = ['test/runtime/stream-function.test.ts'];
const CONSUMER = ['test/runtime/queue-function.test.ts'];
const PUBLISH = 'lib/events/outgoing/publish.ts';

export const EVENT_BUGS: SeededBug[] = [
  {
    name: 'events: an entry that the bus refused counts as sent',
    file: PUBLISH,
    tests: PUBLISHER,
    edits: [['return code === undefined ? undefined :', 'return code !== null ? undefined :']],
  },
  {
    name: 'events: two versions of one order travel in one call',
    file: PUBLISH,
    tests: PUBLISHER,
    edits: [['next.set(sequence, at + 1);', 'next.set(sequence, at);']],
  },
  {
    name: 'events: later versions do not wait for one that has not left',
    file: PUBLISH,
    tests: PUBLISHER,
    edits: [["if (refused[index]) held.add(sequences[position] ?? '');", '']],
  },
  {
    name: 'events: what time to live removes is published',
    file: 'lib/runtime/triggers/stream.ts',
    tests: PUBLISHER,
    edits: [
      ["if (!dynamodb?.NewImage || eventName === 'REMOVE') return undefined;", ''],
      ['doors.read(dynamodb.NewImage)', 'doors.read(dynamodb?.NewImage ?? dynamodb?.OldImage ?? {})'],
      [
        "return eventName === 'INSERT' || outgoing?.kind === 'row' ? outgoing : undefined;",
        'return outgoing;',
      ],
    ],
  },
  {
    name: "events: a consumer's failure is swallowed",
    file: 'lib/runtime/queue-function.ts',
    tests: CONSUMER,
    edits: [
      [
        'if (reason === undefined) {',
        'if (reason === undefined) return;\n        if (reason === undefined) {',
      ],
    ],
  },
  {
    name: 'events: a late fact goes back in time',
    file: 'lib/apply/fact.ts',
    tests: ['test/operations/record-progress.test.ts'],
    edits: [['return version > (known?.version ?? 0);', 'return version !== known?.version;']],
  },
  {
    name: 'events: an older version of a reference row replaces a later one',
    file: 'lib/store/row-writes.ts',
    tests: ['test/store/reference-changes.test.ts'],
    edits: [['(place.sourceVersion ?? 0) >= sourceVersion', '(place.sourceVersion ?? 0) === sourceVersion']],
  },
  {
    name: 'events: a refused command takes effect when it is delivered again',
    file: 'lib/runtime/refusal-outbox.ts',
    tests: ['test/runtime/serve-commands.test.ts'],
    // The refusal stands twice: in the outbox, and under the command's own key.
    edits: [
      ['if (earlier) return', 'if (earlier && commands.length < 0) return'],
      ["code === 'key_reused' ? undefined : claim", 'undefined'],
    ],
  },
];
