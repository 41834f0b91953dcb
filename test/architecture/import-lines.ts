/** Which folder may import what: the rules as data, and a checker over import lines. */
import { posix } from 'node:path';

interface Rule {
  /** The first rule whose pattern fits a file holds for it. */
  files: RegExp;
  may: RegExp[];
}

const folder = (name: string) => new RegExp(`^${name}/`);
const DOMAIN = folder('lib/domain');
const CALCULATORS = folder('lib/calculators');
const VALIDATORS = folder('lib/validators');
const APPLY = folder('lib/apply');
const OPERATIONS = folder('lib/operations');
/** What dialects share: exchanges, leaf codecs, and what the Zoho services have in common. */
const DIALECT_FRAME = /^lib\/dialects\/[^/]+\.ts$/;
const LEAVES = folder('lib/dialects/leaves');
const ZOHO = folder('lib/dialects/zoho');
const AWS = /^@aws-sdk\//;
const NODE = /^node:/;

const RULES: Rule[] = [
  { files: DOMAIN, may: [DOMAIN, /^zod(\/mini)?$/] },
  { files: CALCULATORS, may: [DOMAIN, CALCULATORS] },
  { files: VALIDATORS, may: [DOMAIN, CALCULATORS, VALIDATORS] },
  { files: APPLY, may: [DOMAIN, CALCULATORS, VALIDATORS, APPLY] },
  { files: OPERATIONS, may: [DOMAIN, CALCULATORS, VALIDATORS, APPLY, OPERATIONS] },
  { files: DIALECT_FRAME, may: [DOMAIN, OPERATIONS, DIALECT_FRAME, LEAVES, /^zod/] },
  { files: LEAVES, may: [DOMAIN, OPERATIONS, DIALECT_FRAME, LEAVES, /^zod/] },
  { files: folder('lib/dialects'), may: [DOMAIN, OPERATIONS, DIALECT_FRAME, LEAVES, ZOHO, /^zod/] },
  { files: /^lib\/(routes|scopes)\.ts$/, may: [folder('lib/dialects'), DOMAIN, OPERATIONS] },
  // One door: nobody else in the store holds a client or makes a call.
  {
    files: /^lib\/store\/(table|bulk-calls|query|retry)\.ts$/,
    may: [DOMAIN, folder('lib/store'), AWS, NODE],
  },
  {
    files: /^lib\/store\/outbox\.ts$/,
    may: [DOMAIN, folder('lib/store'), /^@aws-sdk\/util-dynamodb$/, /^zod/],
  },
  { files: folder('lib/store'), may: [DOMAIN, folder('lib/store'), NODE] },
  {
    files: folder('lib/upkeep'),
    may: [DOMAIN, CALCULATORS, APPLY, folder('lib/store'), folder('lib/upkeep'), NODE],
  },
  {
    files: /^lib\/access\/(signer|origin-texts)\.ts$/,
    may: [DOMAIN, folder('lib/store'), folder('lib/access'), NODE, /^@aws-sdk\/client-secrets-manager$/],
  },
  { files: folder('lib/access'), may: [DOMAIN, folder('lib/store'), folder('lib/access'), NODE, /^jose$/] },
  { files: folder('lib/events/outgoing'), may: [DOMAIN, folder('lib/events'), /^zod/, AWS] },
  { files: folder('lib/events'), may: [DOMAIN, folder('lib/events'), /^zod/] },
  { files: /^lib\/runtime\/live-[a-z]+\.ts$/, may: [folder('lib'), NODE] },
  {
    files: folder('lib/runtime'),
    may: [/^lib\/(?!store\/)/, NODE, /^@middy\//, /^@aws-lambda-powertools\//, /^aws-lambda$/],
  },
  {
    files: folder('functions'),
    may: [OPERATIONS, /^lib\/dialects\/[^/]+\/exchanges\.ts$/, folder('lib/runtime')],
  },
  // Orders of other systems are read as their dialects read them.
  { files: folder('infra/moving'), may: [/./] },
  // Documents are made from what each dialect says of itself there.
  {
    files: folder('infra/openapi'),
    may: [LEAVES, /^(?!lib\/dialects\/[^/]+\/(?!documented\.ts$))/],
  },
  // The inside of a dialect is none of infra's business.
  { files: folder('infra'), may: [/^(?!lib\/dialects\/[^/]+\/)/] },
];

/** One line per import that no rule allows: "lib/domain/order.ts imports node:fs". */
export function forbiddenImports(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([file, source]) => {
    const rule = RULES.find(({ files }) => files.test(file));
    if (!rule) return [`${file} stands in no folder of the import table`];
    return importsOf(file, source)
      .filter((target) => !isAllowed(file, target, rule))
      .map((target) => `${file} imports ${target}`);
  });
}

function isAllowed(file: string, target: string, rule: Rule): boolean {
  const dialect = /^lib\/dialects\/[^/]+\//.exec(file)?.[0];
  return (
    (dialect !== undefined && target.startsWith(dialect)) || rule.may.some((allowed) => allowed.test(target))
  );
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*['"`]([^'"`]+)['"`]/g;

/** What a file imports: packages by name, our own files by their path from the root. */
function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(IMPORT)].map(([, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    return target.startsWith('.') ? posix.join(posix.dirname(file), target) : target;
  });
}
