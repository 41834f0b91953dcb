import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { compareRecordings } from './compare.ts';
import { dialectOf, readCorpus } from './corpus.ts';
import { idsIn, withIds } from './references.ts';

const line = (step: number, body: string) =>
  JSON.stringify({ group: 'a', step, request: 'GET /b', status: 200, headers: {}, body });

describe('the recorded requests', () => {
  const requests = readCorpus('').flatMap(({ steps }) => steps.filter((step) => 'method' in step));

  it.each(['Inventory', 'CRM', 'Commerce', 'Getfly'])('hold more than 200 to %s', (dialect) => {
    expect(requests.filter((request) => dialectOf(request) === dialect).length).toBeGreaterThan(200);
  });
});

describe('ids that only a run knows', () => {
  it('are told by answers, in the order in which they stand there', () => {
    const text =
      '{"id":1536757047298048,"number":"SO-00002","again":"1536757047298048","rate":0.1234567890123456}';
    expect(idsIn(text)).toEqual(['1536757047298048', 'SO-00002', '1536757047298048']);
  });

  it('are put into path, headers and body of later requests', () => {
    const recorded = {
      method: 'PUT',
      path: '/orders/{{answer 3, id 0}}',
      headers: { about: '{{answer 3, id 1}}' },
      body: '{"id":"{{answer 3, id 0}}"}',
    };
    const sent = withIds(recorded, new Map([[3, ['1536757047298048', 'SO-00002']]]));
    expect(sent).toEqual({
      method: 'PUT',
      path: '/orders/1536757047298048',
      headers: { about: 'SO-00002' },
      body: '{"id":"1536757047298048"}',
    });
  });

  it('stay named, in words that a request line may hold, when an answer does not tell them', () => {
    const recorded = { method: 'GET', path: '/orders/{{answer 3, id 0}}', headers: {} };
    expect(withIds(recorded, new Map([[3, []]])).path).toBe('/orders/%7B%7Banswer%203,%20id%200%7D%7D');
  });
});

describe('comparing', () => {
  it('finds nothing in equal recordings', () => {
    expect(compareRecordings([line(0, 'x')], [line(0, 'x')])).toEqual({ equal: 1, differences: [] });
  });

  it('shows where two answers part, and answers that one side lacks', () => {
    const { equal, differences } = compareRecordings(
      [line(0, 'x'), line(1, 'total 1.00'), line(2, 'x')],
      [line(0, 'x'), line(1, 'total 1.01')],
    );
    expect(equal).toBe(1);
    expect(differences.map(({ at }) => at)).toEqual(['a 1: GET /b', 'a 2: GET /b']);
    expect(differences[0]?.one).toMatch(/total 1\.00"\}$/);
    expect(differences[0]?.other).toMatch(/total 1\.01"\}$/);
    expect(differences[1]?.other).toBe('no such answer');
  });
});

describe('playing', () => {
  const PLAY = 'test/recorder/play.ts';
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recorder-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives the same bytes twice, and tells of one that differs', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    for (const file of [one, other]) {
      const { code, stdout, stderr } = await runNode([PLAY, '--out', file, '--only', 'zoho-crm/upsert']);
      expect(code, stderr).toBe(0);
      expect(stdout).toContain('41 answers of 1 groups');
    }
    expect(await runNode([PLAY, '--compare', one, other])).toMatchObject({
      code: 0,
      stdout: '41 answers, 41 equal, 0 different\n',
    });
    await writeFile(other, (await readFile(other, 'utf8')).replace('SUCCESS', 'SUCCES'));
    expect(await runNode([PLAY, '--compare', one, other])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('41 answers, 40 equal, 1 different'),
    });
  });

  it('says how it is used', async () => {
    expect(await runNode([PLAY])).toMatchObject({ code: 1, stderr: expect.stringContaining('usage:') });
    expect(await runNode([PLAY, '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('usage:'),
    });
  });
});
