/** The same three calls in four languages, each run where its interpreter is there. */
import { ended, type Result, type Step } from './step.ts';
import { withOwnApi } from './own-api.ts';

const CLIENTS: [language: string, needs: string, command: string[]][] = [
  ['curl', 'curl', ['sh', 'examples/clients/plain.sh']],
  ['Node', 'node', [process.execPath, 'examples/clients/plain.mjs']],
  ['Python', 'python3', ['python3', 'examples/clients/plain.py']],
  ['PHP', 'php', ['php', 'examples/clients/plain.php']],
];
const SAYS = /^SO-\d+ confirmed 240\n$/;

export const clients: Step = () =>
  withOwnApi(async ({ url }) => {
    const results: Result[] = [];
    for (const [language, needs, [program = '', ...args]] of CLIENTS) {
      if ((await ended('which', [needs])).code !== 0) {
        console.log(`skipped clients: ${language}, for there is no ${needs} here`);
        continue;
      }
      const { code, said } = await ended(program, args, { env: { API_URL: url } });
      const isFine = code === 0 && SAYS.test(said);
      results.push({
        what: `makes, confirms and reads an order in ${language}`,
        ...(!isFine && { fault: said }),
      });
    }
    return results;
  });
