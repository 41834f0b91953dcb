/** `npm run conformance`: asks an address what every dialect promises, and says where it differs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerHelp } from '../../infra/local/help.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { countOf, findingsOf, htmlOf, junitOf } from './report.ts';
import { openSession, overFetch } from './session.ts';

answerHelp(`usage: npm run conformance -- --base-url URL --key KEY [--dialect NAME]... [--read-only]
         [--customer ID] [--item ID] [--order-id ID --order-number NUMBER] [--out FOLDER]
Asks an address what each dialect promises: ${Object.keys(DESCRIPTIONS).join(', ')}. Writes conformance.xml (JUnit) and
conformance.html into the folder, the current one by default. Unless it is read-only, orders are made, changed and deleted
there: of the customer and item that are named, the demo's by default. Exits with 1 when something differs.`);

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    'base-url': text,
    key: text,
    dialect: { type: 'string', multiple: true },
    'read-only': { type: 'boolean', default: false },
    customer: text,
    item: text,
    'order-id': text,
    'order-number': text,
    out: { type: 'string', default: '.' },
  },
});
const { 'base-url': baseUrl, key, customer, item, 'order-id': id, 'order-number': number, out } = values;
const names = values.dialect ?? Object.keys(DESCRIPTIONS);
const unknown = names.find((name) => !Object.hasOwn(DESCRIPTIONS, name));
if (!baseUrl || !key || unknown !== undefined) {
  console.error(
    unknown === undefined ? '--base-url and --key are needed' : `no dialect is called ${unknown}`,
  );
  process.exit(2);
}
const order = id !== undefined && number !== undefined ? { id, number } : undefined;
const asked = { key, isReadOnly: values['read-only'], customer, item, order };
const findings = [];
for (const name of names) {
  const dialect = DESCRIPTIONS[name];
  if (dialect) findings.push(...(await findingsOf(openSession(dialect, overFetch(baseUrl), asked))));
}
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'conformance.xml'), junitOf(findings));
writeFileSync(join(out, 'conformance.html'), htmlOf(findings, baseUrl));
for (const { dialect, check, result, told } of findings)
  if (result !== 'equal') console.log(`${result}: ${dialect}: ${check}: ${told.join('; ')}`);
const different = countOf(findings, 'different');
console.log(
  `${countOf(findings, 'equal')} equal, ${different} different, ${countOf(findings, 'not tried')} not tried`,
);
process.exitCode = different > 0 ? 1 : 0;
