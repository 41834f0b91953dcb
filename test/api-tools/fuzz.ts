/** What the documents allow, and what they do not, is sent by schemathesis: no server error, and no answer that they do not describe. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ended, FOLDER, type Result, type Step } from './step.ts';
import { withOwnApi } from './own-api.ts';

const VENV = join(FOLDER, '.venv');
const PROGRAM = join(VENV, 'bin', 'schemathesis');
const INSTALL_SECONDS = 300;
/** Of each document; what has not been tried by then is tried another time. */
const SECONDS = process.env['FUZZ_SECONDS'] ?? '40';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
].join(',');

const HOW = `--checks ${CHECKS} --phases examples,coverage,fuzzing --max-time ${SECONDS} --seed 1
  --continue-on-failure --no-color --warnings off`.split(/\s+/);

const ZOHO = 'Authorization: Bearer demo-full-access';

interface Aim {
  document: string;
  base: string;
  header: string;
  paths: string[];
}

const NOT_SIGN_IN = ['--exclude-path-regex', '^/oauth'];
const AIMS: Aim[] = [
  { document: 'zoho-inventory', base: '/inventory/v1', header: ZOHO, paths: [] },
  { document: 'zoho-crm', base: '/crm/v8', header: ZOHO, paths: [] },
  { document: 'zoho-commerce', base: '/store/api/v1', header: ZOHO, paths: [] },
  { document: 'getfly', base: '/api/v6.1', header: 'X-API-KEY: demo-full-access', paths: [] },
  { document: 'additions', base: '/inventory/v1', header: ZOHO, paths: NOT_SIGN_IN },
  {
    document: 'additions',
    base: '',
    header: 'Accept: application/json',
    paths: ['--include-path-regex', '^/oauth'],
  },
];

export const fuzz: Step = async () => {
  const missing = await installed();
  if (missing !== undefined) {
    console.log(`skipped fuzz: schemathesis cannot be had here: ${missing}`);
    return [];
  }
  return withOwnApi(async ({ url }) => {
    const results: Result[] = [];
    for (const aim of AIMS) results.push(await tried(aim, url));
    return results;
  });
};

/** Why it is not; undefined when it is. */
async function installed(): Promise<string | undefined> {
  if (existsSync(PROGRAM)) return undefined;
  const made = await ended('python3', ['-m', 'venv', VENV]);
  if (made.code !== 0) return made.said.trim();
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement'];
  const got = await ended(join(VENV, 'bin', 'python'), [...pip, join(FOLDER, 'requirements.txt')], {
    seconds: INSTALL_SECONDS,
  });
  return got.code === 0 ? undefined : got.said.trim();
}

async function tried({ document, base, header, paths }: Aim, url: string): Promise<Result> {
  const asked = ['run', `docs/openapi/${document}.json`, '--url', `${url}${base}`, '--header', header];
  const { code, said } = await ended(PROGRAM, [...asked, ...paths, ...HOW]);
  const requests = /(\d+) generated/.exec(said)?.[1] ?? '0';
  const calls = /Tested: (\d+)/.exec(said)?.[1] ?? '0';
  return {
    what: `${document} below ${base || '/'}: ${requests} requests to ${calls} calls, no server error, no undocumented answer`,
    ...((code !== 0 || requests === '0') && { fault: said }),
  };
}
