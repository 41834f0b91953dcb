/** How large functions may become, and what none of them may hold. The largest of each sort; all of them: `npm run test:slow`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { answeringBytes, bundleFunctions, codeOf, type Bundle } from '../../infra/bundle.ts';
import { routes } from '../../lib/routes.ts';

const OUTDIR = '.build/bundle-size-test';

/** What each reads by its first answer beside its start and a dialect. */
const ALSO: Record<string, string[]> = { list: ['lib/store/list.ts'] };

/** Bytes read by the first answer. Whoever makes a function larger says so here; docs/decisions/bundling.md says why they are not smaller. */
const BUDGETS: Record<string, number> = {
  create: 346_000,
  update: 358_000,
  list: 320_000,
  confirm: 288_000,
  'record-progress': 292_000,
  'publish-changes': 259_000,
  oauth: 246_000,
};

/** Nobody answers for them any more; they came with currency-codes, and with the SDK's discovery of endpoints. */
const UNMAINTAINED = /node_modules\/(first-match|nub|mnemonist|obliterator|@aws-sdk\/endpoint-cache)\//;

/** By names that stay in minified code, since they are texts: engine and emulator, test runner, rig, keys and folders of local runs. */
const FOREIGN = [
  'dynoxide',
  'ministack',
  'vitest',
  'fast-check',
  'fault-proxy',
  'infra/local',
  'demo-full-access',
  'demo-secret',
  'demo-refresh',
  'test/support',
  'aws-cdk',
];
const foreignIn = (code: string) => FOREIGN.filter((name) => code.toLowerCase().includes(name.toLowerCase()));

let bundles: Map<string, Bundle>;
beforeAll(async () => {
  const built = await bundleFunctions(OUTDIR, Object.keys(BUDGETS));
  bundles = new Map(built.map((bundle) => [bundle.name, bundle]));
}, 120_000);

const DIALECTS = new Set(['leaves', 'zoho', ...routes.map(({ dialect }) => dialect)]);

describe.each(Object.entries(BUDGETS))('the bundle of %s', (name, atMost) => {
  const inputs = () => Object.entries(bundles.get(name)?.inputs ?? {}).filter(([, bytes]) => bytes > 0);
  const files = () => inputs().map(([file]) => file);

  it(`reads at most ${atMost / 1000} KB until it answers`, () => {
    const bundle = bundles.get(name);
    expect(bundle && answeringBytes(bundle, ALSO[name])).toBeLessThanOrEqual(atMost);
  });

  it('holds no dialect that it does not speak, beyond its rows of routes', () => {
    const spoken = routes.filter(({ operation }) => operation === name).map((row) => row.dialect as string);
    const held = files().flatMap((file) => /^lib\/dialects\/([\w-]+)\/(?!routes\.ts$)/.exec(file)?.[1] ?? []);
    // The token endpoint knows the scopes of all: what a dialect is called, and what it is asked for.
    const shared = name === 'oauth' ? [...DIALECTS] : ['leaves', 'zoho'];
    expect([...new Set(held)].filter((dialect) => ![...spoken, ...shared].includes(dialect))).toEqual([]);
    const works = files().filter((file) => /^lib\/dialects\/.*\/(wire|decode|encode|exchanges)/.test(file));
    if (spoken.length === 0 || name === 'oauth') expect(works).toEqual([]);
  });

  it('reads no dialect at its start, and nothing of what is seldom asked for', () => {
    const read = Object.keys(bundles.get(name)?.startInputs ?? {});
    const works =
      /^lib\/dialects\/[\w-]+\/(wire|decode|encode|exchanges)|^lib\/store\/(list|row-list|row-writes)\.ts$/;
    expect(read.filter((file) => works.test(file))).toEqual([]);
    if (name !== 'oauth') expect(read.filter((file) => file.startsWith('node_modules/jose/'))).toEqual([]);
  });

  it('names no test code, emulator, fault proxy or key of a local run', async () => {
    expect(foreignIn(await codeOf(OUTDIR, name))).toEqual([]);
    expect(files().filter((file) => /^(test|infra)\//.test(file))).toEqual([]);
  });

  it('holds no package that nobody maintains', () => {
    expect(files().filter((file) => UNMAINTAINED.test(file))).toEqual([]);
  });

  it("asks Node's own modules for nothing that would load undici", async () => {
    const code = await codeOf(OUTDIR, name);
    expect(code).toContain('getBuiltinModule("node:https")');
    expect(code).not.toContain('WebSocket');
  });
});

it.each(FOREIGN)('a bundle that names one of them is found: %s', (name) => {
  expect(foreignIn(`var a="${name}";`)).toContain(name);
});

it('a firewall in front is checked by the functions that are bundled for one, and by no others', async () => {
  const fronted = '.build/bundle-front-test';
  await bundleFunctions(fronted, ['confirm'], true);
  const codeIn = (outdir: string) => codeOf(outdir, 'confirm');
  const [withFront, without] = await Promise.all([codeIn(fronted), codeIn(OUTDIR)]);
  for (const word of ['ORIGIN_SECRET', 'AWSPREVIOUS']) {
    expect(withFront).toContain(word);
    expect(without).not.toContain(word);
  }
}, 120_000);
