/** `npm run lint:template`: cfn-lint and the SAM command line, from PyPI, read the synthesised templates and find nothing. */
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { takesNoOptions } from '../../infra/local/help.ts';
import { Checks } from '../deployed/checks.ts';
import { run } from '../deployed/child.ts';
import { installedPrograms } from '../deployed/installed-programs.ts';

takesNoOptions(
  'usage: npm run lint:template\nSynthesises the stacks and lets cfn-lint and `sam validate --lint`, from PyPI, read the templates.',
);

const FOLDER = join(PROJECT_ROOT, '.build', 'template-lint');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
/** "Obsolete DependsOn": CDK writes each dependency down, also where a reference says it already. */
const CDKS_OWN = 'W3005';
const REGION = 'us-east-1';
const STACKS = [
  'sales-orders-dev',
  'sales-orders-dev-watch',
  'sales-orders-fronted',
  'sales-orders-fronted-front',
  'sales-orders-fronted-firewall',
];
/** A deployment as it is by default, and one with a firewall. */
const DEPLOYMENTS = [
  [],
  [
    'stage=fronted',
    'firewall=2000',
    'domainName=orders.example.com',
    'certificateArn=arn:aws:acm:us-east-1:123456789012:certificate/1-2',
  ],
];

/** Each deployment has an assembly of its own. */
const outOf = (stack: string) => join(FOLDER, stack.includes('fronted') ? 'cdk.out.fronted' : 'cdk.out');

const checks = new Checks();
const programs = await installedPrograms(FOLDER, REQUIREMENTS).catch((error: Error) => {
  console.log(`skipped: the lint of the templates, because its tools cannot be had here:\n${error.message}`);
});
if (programs !== undefined) await lint(programs);
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed > 0 ? 1 : 0;

async function lint(programs: string): Promise<void> {
  for (const options of DEPLOYMENTS) await synthesised(options);
  // Neither looks into the caller's account, or tells anybody about the run.
  const environment = { ...process.env, AWS_DEFAULT_REGION: REGION, SAM_CLI_TELEMETRY: '0' };
  for (const stack of STACKS) {
    const template = join(outOf(stack), `${stack}.template.json`);
    await checks.check(`cfn-lint finds nothing in ${stack}`, async () => {
      await run(join(programs, 'cfn-lint'), ['--ignore-checks', CDKS_OWN, '--', template], environment);
    });
    await checks.check(`sam validate --lint finds nothing in ${stack}`, () =>
      samFinds(programs, template, environment),
    );
  }
}

/** The sources stand in for the bundles: nothing in a template depends on what is in them. */
async function synthesised(options: string[]): Promise<void> {
  const bundles = `bundles=${join('.build', 'template-lint', 'functions')}`;
  const context = [bundles, ...options].flatMap((each) => ['-c', each]);
  await run('cdk', ['synth', '--quiet', '--output', outOf(options.join()), ...context]);
}

/** It takes no list of what to ignore, and prints all findings in one line, each as `[W3005: …] (…) matched n`. */
async function samFinds(programs: string, template: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const told = await run(
    join(programs, 'sam'),
    ['validate', '--lint', '--template', template],
    environment,
  ).catch((error: Error) => error.message);
  const found = [...told.matchAll(/\[([EWI]\d{4}): /g)].map(([, id]) => id);
  const isRead = found.length > 0 || told.includes('is a valid SAM Template');
  if (!isRead || found.some((id) => id !== CDKS_OWN)) throw new Error(told);
}
