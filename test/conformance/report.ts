/** What a run of the checks found: for people in HTML, for tools as JUnit. */
import { checksFor } from './checks.ts';
import { NotTried, type Session } from './session.ts';

export interface Finding {
  dialect: string;
  check: string;
  result: 'equal' | 'different' | 'not tried';
  /** Where it differs, or why it was not tried. */
  told: string[];
}

/** Every check of the session's dialect, one after the other; an address that does not answer differs. */
export async function findingsOf(session: Session): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name: check, run } of checksFor(session.dialect)) {
    const about = { dialect: session.dialect.name, check };
    try {
      const told = await run(session);
      findings.push({ ...about, result: told.length === 0 ? 'equal' : 'different', told });
    } catch (error) {
      const isTried = !(error instanceof NotTried);
      const message = error instanceof Error ? error.message : String(error);
      findings.push({ ...about, result: isTried ? 'different' : 'not tried', told: [message] });
    }
  }
  return findings;
}

export const countOf = (findings: Finding[], result: Finding['result']): number =>
  findings.filter((finding) => finding.result === result).length;

const escaped = (text: string) =>
  text.replace(/[^\t\n\x20-\uffff]/g, '?').replace(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0)};`);

export function junitOf(findings: Finding[]): string {
  const suites = [...Map.groupBy(findings, ({ dialect }) => dialect)].map(([dialect, own]) => {
    const cases = own.map(({ check, result, told }) => {
      const words = escaped(told.join('; '));
      const inside = {
        equal: '',
        different: `<failure message="${words}"/>`,
        'not tried': `<skipped message="${words}"/>`,
      };
      return `    <testcase classname="${escaped(dialect)}" name="${escaped(check)}">${inside[result]}</testcase>`;
    });
    const counts = `tests="${own.length}" failures="${countOf(own, 'different')}" skipped="${countOf(own, 'not tried')}"`;
    return `  <testsuite name="${escaped(dialect)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

export function htmlOf(findings: Finding[], baseUrl: string): string {
  const rows = findings.map(({ dialect, check, result, told }) => {
    const cells = [dialect, check, result, told.join('; ')].map((text) => `<td>${escaped(text)}</td>`);
    return `<tr class="${result.replace(' ', '-')}">${cells.join('')}</tr>`;
  });
  const counts = (['equal', 'different', 'not tried'] as const).map(
    (each) => `${countOf(findings, each)} ${each}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Conformance</title>
<style>
body { font: 14px sans-serif } td { padding: 2px 8px; vertical-align: top }
.different { background: #fdd } .not-tried { color: #777 }
</style>
<h1>Conformance of ${escaped(baseUrl)}</h1>
<p>${counts.join(', ')}</p>
<table>
<tr><th>dialect</th><th>check</th><th>result</th><th>what was found</th></tr>
${rows.join('\n')}
</table>
</html>
`;
}
