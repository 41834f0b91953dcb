/** The limits of docs/api.md, from the one place in the code. */
import { LIMITS } from '../../lib/domain/limits.ts';

type Limit = keyof typeof LIMITS;

/** What is counted, and what becomes of more; a limit without a line here does not compile. */
const SAID: Record<Limit, [what: string, beyond: string]> = {
  headBytes: ['request line and headers', '431 of the gateway, without a dialect'],
  gatewayBodyBytes: ['a body, for the gateway', '413 of the gateway, without a dialect'],
  bodyBytes: ['a body', '413'],
  jsonValues: ['values of a JSON body', '400'],
  jsonDepth: ['levels of a JSON body', '400'],
  formFields: ['fields of a form', '400'],
  ids: ['orders of a bulk call of Inventory or CRM', '400'],
  records: ['records of a call of CRM', '400'],
  commands: ['commands of an event', 'dead-letter queue'],
  lines: ['lines of an order', '400'],
  payments: ['payments of an order', '400'],
  facts: ['packages, shipments, invoices or purchase orders of an order, by events', 'dead-letter queue'],
  customFields: ['custom fields of an order', '400'],
  customFieldBytes: ['all custom fields of an order', '413'],
  unknownFields: ['unknown fields of an order or line', '400'],
  unknownFieldLength: ['characters of an unknown field', '400'],
  storedOrderBytes: ['an order as it is stored, compressed', '413'],
  orderBytes: ['an order as it is stored, before that', '413'],
  idLength: ['characters of an id', '400, or unknown'],
  numberLength: ['characters of an order number', '400'],
  pageRows: ['rows or records of a page', 'as many as that'],
  listedIds: ['ids of a list of Inventory', '400'],
  listedRecordIds: ['ids of a list of CRM', '400'],
  answerBytes: [
    'an answer as Lambda carries it, where quotes count twice',
    'a list: 400 that names a smaller page; a write: 2xx in brief; else 413',
  ],
};

const KB = 1024;

/** "4 MB (4,194,304 bytes)" */
function sizeOf(name: Limit): string {
  const limit = LIMITS[name];
  const exact = limit.toLocaleString('en-US');
  if (!name.endsWith('Bytes')) return exact;
  if (limit % (KB * KB) === 0 || limit === 1.5 * KB * KB) return `${limit / KB / KB} MB (${exact} bytes)`;
  return limit % KB === 0 && limit > 10 * KB ? `${limit / KB} KB (${exact} bytes)` : `${exact} bytes`;
}

/** One line per limit. */
export function limitTable(): string {
  const rows = Object.entries(SAID).map(
    ([name, [what, beyond]]) => `| ${what} | ${sizeOf(name as Limit)} | ${beyond} |`,
  );
  return ['| what | at most | beyond it |', '|---|---|---|', ...rows].join('\n');
}
