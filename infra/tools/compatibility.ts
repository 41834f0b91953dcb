/** Which operation each dialect speaks, and the test that shows it: a row of the route table without one does not compile. */
import type { DialectName } from '../../lib/dialects/exchange.ts';
import type { AppRoute } from '../../lib/routes.ts';

/** A test: its file below test/, and text that stands in the file as its title or in a table of titles. */
export interface Shown {
  file: string;
  title: string;
}

type ExchangesOf<Dialect extends DialectName> = Extract<AppRoute, { dialect: Dialect }>['exchange'];
type Tests = { [Dialect in DialectName]: Record<ExchangesOf<Dialect>, Shown> };

const by =
  (folder: string) =>
  (file: string, title: string): Shown => ({ file: `test/dialects/${folder}/${file}.test.ts`, title });
const inventory = by('zoho-inventory');
const crm = by('zoho-crm');
const commerce = by('zoho-commerce');
const getfly = by('getfly');

const COMMERCE_STATUS = commerce('retrieve', '%s makes an order %s, and again changes nothing');
const DESCRIBED = crm('list', 'describes every module that a field looks up, and lists them');

export const SHOWN_BY: Tests = {
  'zoho-inventory': {
    create: inventory('samples', 'the create body is accepted as it is'),
    retrieve: inventory('samples', 'retrieve gives the same order, with every documented key'),
    list: inventory('samples', 'the list has every documented key in its rows'),
    update: inventory('samples', 'the update body is accepted as it is'),
    delete: inventory('samples', '%s answers the published words'),
    confirm: inventory('samples', '%s answers the published words'),
    void: inventory('samples', '%s answers the published words'),
    bulkDelete: inventory('samples', 'bulk delete answers the published words and one entry per id'),
    bulkConfirm: inventory('samples', 'bulk confirm answers the published words, its ids in one text'),
    bulkVoid: inventory('contract', 'contractSuite(zohoInventory)'),
    calculate: inventory(
      'calculate',
      'calculate answers what create would, stores nothing and takes no number',
    ),
    history: inventory('history', 'tells what became of an order'),
    fallback: inventory('unknown-things', 'paths and methods that are not there'),
  },
  'zoho-crm': {
    insert: crm('insert', 'the published insert sample, as it is'),
    retrieve: crm('insert', 'every documented key is written and read back'),
    list: crm('list', 'shows whole records, the newest first, with what page it is'),
    updateOne: crm(
      'update',
      'are changed by id, added without one, and gone when a whole list leaves them out',
    ),
    updateMany: crm('update', 'many records are updated by the ids in their bodies'),
    upsert: crm('upsert', 'inserts what is new and updates what has the subject'),
    deleteOne: crm('sdk', 'creates, reads, lists, updates and deletes sales orders'),
    deleteMany: crm('errors', 'unknown ids in a deletion of many'),
    describeFields: crm('list', 'names every key that a record answers, and what may be picked'),
    describeModules: DESCRIBED,
    fallback: crm('errors', 'of the whole request'),
  },
  'zoho-commerce': {
    retrieve: commerce('retrieve', 'has every one of the 157 documented keys, each of the documented type'),
    confirm: COMMERCE_STATUS,
    void: COMMERCE_STATUS,
    cancel: COMMERCE_STATUS,
    fallback: commerce(
      'retrieve',
      'void does not become confirmed, and an unknown status is an unknown path',
    ),
  },
  getfly: {
    update: getfly('sample', 'answers the published message with the id as a number'),
    retrieve: getfly('sample', 'reads back all that it says'),
    fallback: getfly('refusals', 'with another method is a 403, to another path a 404'),
  },
};

const DIALECTS = Object.keys(SHOWN_BY) as DialectName[];

/** One line per operation, one column per dialect, each cell a link from docs/ to the tests that show it. */
export function compatibilityTable(routes: readonly AppRoute[]): string {
  const operations = [...new Set(routes.map(({ operation }) => operation))];
  const lines = operations.map((operation) => {
    const cells = DIALECTS.map((dialect) => cellOf(routes, operation, dialect));
    return `| ${[operation, ...cells].join(' | ')} |`;
  });
  return [`| operation | ${DIALECTS.join(' | ')} |`, `|---${'|---'.repeat(DIALECTS.length)}|`, ...lines].join(
    '\n',
  );
}

function cellOf(routes: readonly AppRoute[], operation: string, dialect: DialectName): string {
  const rows = routes.filter((row) => row.operation === operation && row.dialect === dialect);
  const tests: Record<string, Shown | undefined> = SHOWN_BY[dialect];
  const links = [...new Set(rows.map(({ exchange }) => exchange))].map((exchange) => {
    return `[${exchange}](../${tests[exchange]?.file ?? ''})`;
  });
  return links.join(', ');
}
