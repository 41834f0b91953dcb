/** The whole line of requests and of commands. */
import { describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrderError } from '../../lib/domain/order-error.ts';
import { logAnswer, logCommand } from '../../lib/runtime/log-answer.ts';
import { catchLines, CONTEXT, lines, measured, METRICS, NOW } from '../support/lines.ts';

catchLines();

describe('the line of a request', () => {
  const call = {
    operation: 'create' as const,
    route: 'POST /a',
    exchange: { dialect: { name: 'crm' } },
    request: {} as never,
    requestId: 'g-1',
    gatewayRequestId: 'g-1',
    lambdaRequestId: 'l-1',
    startedAt: NOW.getTime(),
  };
  const ours = {
    operation: 'create',
    dialect: 'crm',
    lambdaRequestId: 'l-1',
    route: 'POST /a',
    gatewayRequestId: 'g-1',
  };
  const UUID = '01234567-89ab-cdef-0123-456789abcdef';
  const error = (code: 'not_found' | 'internal') => new OrderError(code, {});

  it('says who asked for what, and what became of each', () => {
    const caller = { id: 'k', name: 'K', organizationId: organizationId('1'), scopes: [] };
    const outcomes = [{ value: 1 }, { error: error('not_found') }];
    logAnswer({ ...call, requestId: UUID, caller, outcomes, dryRun: [] }, 207);
    const asked = {
      organization: '1',
      caller: 'k',
      callerName: 'K',
      commands: 2,
      dryRun: 'yes',
      clientRequestId: UUID,
    };
    const rest = { ...measured({ RefusedMissing: 1 }), outcome: 'mixed', status: 207 };
    expect(lines).toEqual([['info', 'answered', { ...ours, ...asked, ...rest }]]);
  });

  it.each<[object[] | undefined, OrderError | undefined, string, Record<string, number>]>([
    [undefined, undefined, 'ok', {}],
    [[], undefined, 'ok', {}],
    [[{ value: 1 }, { value: 2 }], undefined, 'ok', {}],
    [
      [{ error: error('not_found') }, { error: error('not_found') }],
      undefined,
      'not_found',
      { RefusedMissing: 2 },
    ],
    [[{ value: 1 }], error('not_found'), 'not_found', { RefusedMissing: 1 }],
  ])('of %j and %s is %s', (outcomes, failed, outcome, counted) => {
    logAnswer({ ...call, requestId: 'no id', outcomes: outcomes as never }, 200, failed);
    const [[level, , line] = []] = lines;
    expect([level, line]).toEqual([
      'info',
      { ...ours, ...measured(counted), outcome, status: 200, commands: outcomes?.length },
    ]);
    expect(line).not.toHaveProperty('thrown');
  });

  it('has where our own fault was thrown', () => {
    logAnswer({ ...call, outcomes: [{ value: 1 }, { error: error('internal') }] }, 207);
    logAnswer(call, 500, error('internal'));
    for (const [level, , line] of lines)
      expect([level, line]).toMatchObject([
        'error',
        { thrown: expect.arrayContaining(['OrderError']), Failures: 1 },
      ]);
    expect(lines.map(([, , line]) => (line as { outcome: string }).outcome)).toEqual(['mixed', 'internal']);
  });

  it('of commands says who sent them, and of whom when something was done', () => {
    const asked = { organizationId: '1', commandId: UUID, commands: [] };
    const told = {
      operation: 'confirm',
      sender: 'bus:shop:x',
      startedAt: NOW.getTime(),
      context: CONTEXT,
      failed: undefined,
    };
    logCommand({ ...told, asked, outcomes: [{ value: 1 }, { error: error('not_found') }], ordersWritten: 1 });
    logCommand({ ...told, sender: 'direct', asked, outcomes: [{ error: error('internal') }] });
    logCommand({ ...told, asked: { ...asked, commandId: 'Ann' }, failed: new TypeError('secret') });
    const command = {
      operation: 'confirm',
      dialect: 'bus',
      lambdaRequestId: 'l-1',
      caller: 'bus:shop:x',
      commandId: UUID,
    };
    const failed = measured({ Failures: 1 }, { Failures: 1 });
    expect(lines).toEqual([
      [
        'info',
        'commanded',
        {
          ...command,
          ...measured(
            {},
            {},
            {
              ...METRICS,
              OrdersWritten: 1,
              RefusedMissing: 1,
            },
          ),
          outcome: 'mixed',
          organization: '1',
          commands: 2,
          ordersWritten: 1,
        },
      ],
      [
        'error',
        'commanded',
        {
          ...command,
          ...failed,
          dialect: 'direct',
          caller: 'direct',
          outcome: 'internal',
          commands: 1,
          thrown: expect.arrayContaining(['OrderError']),
        },
      ],
      [
        'info',
        'commanded',
        {
          ...command,
          ...measured({ RefusedInput: 1 }),
          outcome: 'TypeError',
          commandId: undefined,
          thrown: expect.arrayContaining(['TypeError']),
        },
      ],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret|Ann/);
  });
});
