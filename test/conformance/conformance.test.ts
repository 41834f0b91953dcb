/** Our own gateway is what we promise, and each planted deviation is named, by its check alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openLiveApi } from '../support/api.ts';
import { answerOf, type Answer, type Transport } from '../support/client.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { findingsOf, htmlOf, junitOf, type Finding } from './report.ts';
import { openSession, overFetch } from './session.ts';

let url: string;
beforeAll(async () => {
  ({ url } = await openLiveApi());
});

const KEY = 'demo-full-access';
const run = (name: string, transport: Transport, isReadOnly = false): Promise<Finding[]> => {
  const dialect = DESCRIPTIONS[name];
  if (!dialect) throw new Error(name);
  return findingsOf(openSession(dialect, transport, { key: KEY, isReadOnly }));
};

it.each(Object.keys(DESCRIPTIONS))('%s is as promised', async (name) => {
  const findings = await run(name, overFetch(url));
  expect(findings.filter(({ result }) => result === 'different')).toEqual([]);
  expect(findings.filter(({ result }) => result === 'equal').length).toBeGreaterThan(10);
});

it('without leave to write, what would write is not tried', async () => {
  const findings = await run('zoho-inventory', overFetch(url), true);
  const tried = findings.filter(({ result }) => result !== 'not tried').map(({ check }) => check);
  expect(tried).toEqual([
    'a call without a key is refused',
    'an unknown key is refused',
    'an order that is not there is not found',
    'a list answers the documented types',
    'the id of a request comes back',
    'answers are kept by nobody',
  ]);
});

type Request = Parameters<Transport>[0];
interface Deviation {
  named: string;
  ask?(request: Request): Request;
  answer?(answer: Answer, request: Request): Answer;
}

const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each.toLowerCase() !== name));
const isOn = (request: Request, method: string, path: RegExp) =>
  request.method === method && path.test(request.target);
const ONE = /salesorders\/\d+$/;
const withBody = ({ status, headers, text }: Answer, change: (body: string) => string) =>
  answerOf(status, headers, change(text));

const DEVIATIONS: Deviation[] = [
  {
    named: 'a call without a key is refused',
    answer: (answer, { headers }) =>
      'authorization' in headers ? answer : answerOf(403, answer.headers, answer.text),
  },
  {
    named: 'an unknown key is refused',
    answer: (answer, { headers }) =>
      headers['authorization']?.includes('nobody')
        ? withBody(answer, (body) => body.replace('14', '57'))
        : answer,
  },
  {
    named: 'an order that is not there is not found',
    answer: (answer) => (answer.status === 404 ? answerOf(400, answer.headers, answer.text) : answer),
  },
  {
    named: 'a list answers the documented types',
    answer: (answer, request) =>
      isOn(request, 'GET', /salesorders\?/)
        ? withBody(answer, (body) => body.replaceAll(/"total":([\d.]+)/g, '"total":"$1"'))
        : answer,
  },
  {
    named: 'an order answers the documented types',
    answer: (answer, request) =>
      isOn(request, 'GET', ONE)
        ? withBody(answer, (body) => body.replaceAll(/"date":"(\d+)-(\d+)-(\d+)"/g, '"date":"$3/$2/$1"'))
        : answer,
  },
  {
    named: 'the id of a request comes back',
    answer: (answer) => answerOf(answer.status, without(answer.headers, 'x-request-id'), answer.text),
  },
  {
    named: 'answers are kept by nobody',
    answer: (answer) =>
      answerOf(answer.status, { ...answer.headers, 'cache-control': 'private' }, answer.text),
  },
  {
    named: 'an order is created',
    answer: (answer, request) =>
      answer.status === 201 && request.body?.includes('"notes":"a"')
        ? answerOf(200, answer.headers, answer.text)
        : answer,
  },
  {
    named: 'update: a version that has passed is refused',
    ask: (request) =>
      request.method === 'PUT' ? { ...request, headers: without(request.headers, 'if-match') } : request,
  },
  {
    named: 'void: a repeat with a key is the same answer',
    ask: (request) =>
      isOn(request, 'POST', /\d\/status\/void$/)
        ? { ...request, headers: without(request.headers, 'idempotency-key') }
        : request,
  },
  {
    named: 'delete: a dry run writes nothing',
    ask: (request) =>
      isOn(request, 'DELETE', /\d\?dry_run=true$/)
        ? { ...request, target: request.target.replace('?dry_run=true', '') }
        : request,
  },
];

describe('a deviation is named, and nothing else', () => {
  it.each(DEVIATIONS)('$named', async ({ ask, answer, named }) => {
    const straight = overFetch(url);
    const findings = await run('zoho-inventory', async (request) => {
      const answered = await straight(ask?.(request) ?? request);
      return answer?.(answered, request) ?? answered;
    });
    const different = findings.filter(({ result }) => result === 'different');
    expect(different.map(({ check }) => check)).toEqual([named]);
    expect(junitOf(findings)).toContain('failures="1"');
    expect(htmlOf(findings, url)).toContain('1 different');
  });
});
