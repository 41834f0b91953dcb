/** What is taken for a dry run, and what comes too near to be taken for anything else. */
import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../lib/dialects/exchange.ts';
import { isDryRun, withoutDryRun } from '../../lib/runtime/dry-run.ts';

const request = (rest: Partial<WireRequest> & { asked?: string }): WireRequest => ({
  method: 'POST',
  path: '/a',
  params: {},
  query: new URLSearchParams(rest.asked ?? ''),
  headers: {},
  body: '',
  ...rest,
});
const isDry = (rest: Parameters<typeof request>[0]) => isDryRun({ table: 'write' }, request(rest));
const refusedIn = (where: string) =>
  expect.objectContaining({
    code: 'invalid_value',
    details: {
      field: 'dry_run',
      reason: `a dry run is asked for as dry_run=true in the query, and not in ${where}; nothing was written`,
    },
  });

describe('whether a write is only tried', () => {
  it.each<[Parameters<typeof request>[0], boolean]>([
    [{ asked: 'dry_run=true' }, true],
    [{ asked: 'dry_run=true&dry_run=true' }, true],
    [{ asked: 'dry_run=false' }, false],
    [{}, false],
    [{ asked: 'a=1', headers: { 'x-a': '1', 'content-type': 'text/plain' }, body: '{"a":1}' }, false],
  ])('%j: %s', (rest, expected) => expect(isDry(rest)).toBe(expected));

  it.each(['dry_run=', 'dry_run=True', 'dry_run=true&dry_run=false', 'dry_run=false&dry_run=true'])(
    '%s is neither',
    (asked) =>
      expect(() => isDry({ asked })).toThrow(
        expect.objectContaining({
          code: 'invalid_value',
          details: { field: 'dry_run', expected: 'true or false' },
        }),
      ),
  );

  it('is not asked of a read', () => {
    expect(isDryRun({ table: 'read' }, request({ asked: 'dry_run=true' }))).toBe(false);
    expect(isDryRun({ table: 'none' }, request({ asked: 'dryrun=true' }))).toBe(false);
  });
});

const NEAR = ['dryrun', 'dry-run', 'dry run', 'DRY_RUN', 'dryRun', 'd.r.y.r.u.n'];
const ONE_OFF = [
  'ryrun',
  'dryru',
  'dyrun',
  'drrun',
  'xdryrun',
  'dryrunx',
  'dryrrun',
  'dry_runs',
  'xryrun',
  'dryrux',
  'dryxun',
  'rdyrun',
  'dryrnu',
  'dyrrun',
  'drry_un',
];
const FAR = [
  'dry',
  'run',
  'yrun',
  'dryr',
  'dryrunxy',
  'xdryrunx',
  'x',
  '',
  '1',
  'ydrrun',
  'dryunr',
  'rydnur',
  'dxyxun',
  'rdyrnu',
  'dyrnu',
  'rdyru',
  'dryrenx',
];

describe('a name in the query', () => {
  it.each([...NEAR, ...ONE_OFF])('%s is too near', (name) => {
    const asked = new URLSearchParams({ [name]: 'x' }).toString();
    expect(() => isDry({ asked })).toThrow(refusedIn(name));
    expect(() => isDry({ asked: `dry_run=true&${asked}` })).toThrow(refusedIn(name));
  });

  it.each(FAR)('%s is another', (name) => {
    expect(isDry({ asked: new URLSearchParams({ [name]: 'x' }).toString() })).toBe(false);
  });

  it('is told up to its twentieth letter', () => {
    const name = `dry${'_'.repeat(30)}run`;
    expect(() => isDry({ asked: `${name}=1` })).toThrow(refusedIn(`dry${'_'.repeat(17)}`));
  });
});

describe('a dry run that is asked for elsewhere', () => {
  const form = (...names: string[]) => ({
    fields: Object.fromEntries(names.map((name) => [name, 'true'])),
    hasFiles: false,
  });
  it.each<[string, Parameters<typeof request>[0]]>([
    ['a value', { asked: 'print=false?dry_run=true' }],
    ['a value', { asked: 'a=1&print=false%26dryrun=true&b=2' }],
    ['a value', { asked: 'print=false?Dry-Run=true' }],
    ['a header', { headers: { a: '1', 'x-dry-run': 'true' } }],
    ['a header', { headers: { dryrun: 'true', b: '2' } }],
    ['a header', { headers: { 'x-dry_rum': 'true' } }],
    ['the body', { body: '{"a":1,"dry_run":true}' }],
    ['the body', { body: ' {"DRY-RUN":false,"b":2}' }],
    ['the body', { body: '{"dry run":null}' }],
    ['the body', { body: 'a=1&dryrun=true&b=2' }],
    ['the body', { body: '--x dry_run', form: form('a', 'Dry_Run') }],
    ['the body', { form: form('dryrun', 'b') }],
  ])('in %s is refused: %j', (where, rest) => expect(() => isDry(rest)).toThrow(refusedIn(where)));

  it.each<Parameters<typeof request>[0]>([
    { asked: 'print=dry_run=true' },
    { asked: 'print=a?dry_run' },
    { headers: { 'x-dry': 'true' } },
    { body: '{"a":{"dry_run":true}}' },
    { body: '{"a":"dry_run"}' },
    { body: '{"dry_run":' },
    { body: '["dry_run"]' },
    { body: 'a=dry_run&b=2' },
    { body: 'xdry_run=1' },
    { body: '--x dry_run', form: form('a', 'b') },
  ])('is none where somebody only says the words: %j', (rest) => expect(isDry(rest)).toBe(false));
});

describe('the request without its wish', () => {
  it('says everything else', () => {
    const asked = request({ asked: 'a=1&dry_run=true&b=2', body: 'x' });
    const { query, ...rest } = withoutDryRun(asked);
    expect([query.toString(), { ...rest, query: asked.query }]).toEqual(['a=1&b=2', asked]);
    expect(asked.query.get('dry_run')).toBe('true');
    const plain = request({ asked: 'a=1' });
    expect(withoutDryRun(plain)).toBe(plain);
  });
});
