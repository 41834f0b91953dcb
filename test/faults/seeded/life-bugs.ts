/** Bugs in the life of an order, each as a small patch: what is fulfilled is undercut, or untruly told. */
import type { SeededBug } from './bugs.ts';

const LIFECYCLE = 'lib/domain/lifecycle.ts';
const EDITABLE = 'lib/validators/editable.ts';

export const LIFE_BUGS: SeededBug[] = [
  {
    name: 'life: a line falls below what was done of it',
    file: EDITABLE,
    edits: [['if (!after || compareDecimals(after.quantity, done) < 0)', 'if (!after)']],
  },
  {
    name: 'life: an order is voided over an invoice',
    file: LIFECYCLE,
    edits: [['void: [INVOICE, SHIPMENT],', 'void: [SHIPMENT],']],
  },
  {
    name: 'life: a closed order stays closed when it gets more to do',
    file: 'lib/apply/status.ts',
    edits: [["hasMore ? 'reopen' : undefined", 'hasMore ? undefined : undefined']],
  },
  {
    name: 'life: goods that came back count as shipped',
    file: 'lib/domain/progress.ts',
    edits: [["return delivery === 'shipped' || delivery === 'delivered';", "return delivery !== 'planned';"]],
  },
  {
    name: 'life: an order without a quantity is confirmed',
    file: LIFECYCLE,
    edits: [['confirm: [NO_QUANTITY, UNAPPROVED],', 'confirm: [UNAPPROVED],']],
  },
  {
    name: 'life: facts of a void order are dropped',
    file: 'lib/operations/record-progress.ts',
    edits: [
      ["if (progress === 'stale') return", "if (progress === 'stale' || order.status === 'void') return"],
    ],
  },
  {
    name: 'life: an order is deleted while a package stands',
    file: LIFECYCLE,
    edits: [['delete: [INVOICE, SHIPMENT, PACKAGE],', 'delete: [INVOICE, SHIPMENT],']],
  },
  {
    name: 'life: a paid order gets another currency',
    file: EDITABLE,
    tests: ['test/operations/order-life.test.ts'],
    edits: [["'an invoice stands' : paidReason(before)", "'an invoice stands' : undefined"]],
  },
  {
    name: 'life: lines that were moved are not told',
    file: 'lib/apply/changed-paths.ts',
    tests: ['test/operations/told-alike.test.ts'],
    edits: [['    compareOrder(name, before[name], after[name], paths);\n', '']],
  },
];
