/** Redrive: by the shape of what lies in a queue; safe to repeat and to break off. That every queue has a way: test/infra/checks/queues.ts. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { readLetter } from '../../../infra/tools/dead-letter.ts';
import type { RedriveFilter } from '../../../infra/tools/redrive-filter.ts';
import { redrive, type Waiting, type WaitingQueue } from '../../../infra/tools/redrive.ts';
import { sendBack, type Doors } from '../../../infra/tools/redrive-ways.ts';
import { redriveStack } from '../../../infra/tools/redrive-stack.ts';
import { changeItem } from '../../support/stream-records.ts';
import { outgoingOf } from '../../../lib/store/outbox.ts';
import { factEvent } from '../../support/deliveries.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';

const HOUR_MS = 3_600_000;

function letterOf(entry: unknown, { reason = 'why', hours = 1 } = {}): Waiting {
  const id = randomUUID();
  const body = typeof entry === 'string' ? entry : JSON.stringify(entry);
  return { id, receipt: id, body, reason, sentAt: Date.now() - hours * HOUR_MS };
}

/** As SQS: what was received is hidden until it is released; `arriving` come while it is emptied. */
function queueOf(waiting: Waiting[]): WaitingQueue & { visible: Waiting[]; hidden: Waiting[] } {
  const queue = {
    visible: [...waiting],
    hidden: [] as Waiting[],
    waiting: async () => queue.visible.length,
    async receive() {
      const some = queue.visible.splice(0, 3);
      queue.hidden.push(...some);
      return some;
    },
    async remove(receipt: string) {
      queue.hidden = queue.hidden.filter((message) => message.receipt !== receipt);
    },
    async release(receipt: string) {
      queue.visible.push(...queue.hidden.filter((message) => message.receipt === receipt));
      await queue.remove(receipt);
    },
  };
  return queue;
}

function doorsOf(own: Partial<Doors> = {}): Doors & { gone: unknown[][] } {
  const gone: unknown[][] = [];
  const noted =
    (name: string) =>
    async (...said: unknown[]) =>
      void gone.push([name, ...said]);
  return {
    gone,
    deliver: noted('deliver'),
    invoke: noted('invoke'),
    publish: noted('publish'),
    publishSpan: noted('publishSpan'),
    read: async ({ SK }) => outgoingOf(changeItem('7', Number(SK.slice(7)))),
    ...own,
  };
}

const fact = (order = '1') => factEvent('PaymentRecorded', order, { id: 'p', version: 1 });
const command = {
  source: 'shop',
  'detail-type': 'SalesOrder Confirm Requested',
  detail: { commandId: 'c', organizationId: ORGANIZATION, command: { id: '5' } },
};
const functionArn = 'arn:aws:lambda:us-east-1:1:function:confirm:$LATEST';
const call = (requestPayload: unknown) => ({
  version: '1.0',
  requestContext: { functionArn },
  requestPayload,
});
const item = { eventID: 'e', keys: { PK: { S: 'ORG#1#SO#7' }, SK: { S: 'CHANGE#00000002' } } };
const positions = {
  requestContext: { functionArn, condition: 'RetryAttemptsExhausted' },
  DDBStreamBatchInfo: {
    shardId: 's',
    approximateArrivalOfFirstRecord: '2026-11-27T10:00:00Z',
    approximateArrivalOfLastRecord: '2026-11-27T10:05:00Z',
  },
};

describe('the way back', () => {
  it.each<[string, unknown, unknown[]]>([
    ['a fact goes to its queue', fact(), ['deliver', 'record-progress', JSON.stringify(fact())]],
    ['a command too', command, ['deliver', 'run-commands', JSON.stringify(command)]],
    [
      'a call goes to its function',
      call({ commandId: 'c', organizationId: '1', command: { id: '5' } }),
      ['invoke', functionArn, { commandId: 'c', organizationId: '1', command: { id: '5' } }],
    ],
    [
      'an event that a rule once gave to a function goes to the queue of today',
      call(command),
      ['deliver', 'run-commands', JSON.stringify(command)],
    ],
    [
      'an item is read again, and leaves',
      item,
      ['publish', expect.objectContaining({ change: expect.objectContaining({ version: 2 }) })],
    ],
    [
      'of places in the stream, everything of that time leaves, and what was dated shortly before it',
      positions,
      ['publishSpan', { from: '2026-11-27T09:58:00.000Z', to: '2026-11-27T10:06:00.000Z' }],
    ],
  ])('%s', async (_, entry, way) => {
    const doors = doorsOf();
    const body = JSON.stringify(entry);
    await sendBack(readLetter(body), body, doors);
    expect(doors.gone).toEqual([way]);
  });

  it.each<[string, unknown, Partial<Doors>, RegExp]>([
    ['of no known shape', 'Jane Roe', {}, /none of the known shapes/],
    ['of an unknown type', { ...fact(), 'detail-type': 'Other' }, {}, /no queue takes/],
    [
      'that no release can read',
      item,
      { read: () => Promise.reject(new TypeError('Jane')) },
      /cannot be read.*TypeError/,
    ],
    ['whose item is gone', item, { read: async () => undefined }, /is gone/],
  ])('is refused to a message %s', async (_, entry, own, why) => {
    const body = typeof entry === 'string' ? entry : JSON.stringify(entry);
    await expect(sendBack(readLetter(body), body, doorsOf(own))).rejects.toThrow(why);
  });
});

describe('redrive', () => {
  it('sends everything, deletes it, and leaves nothing hidden', async () => {
    const queue = queueOf([...Array(8).keys()].map((at) => letterOf(fact(String(at)))));
    const doors = doorsOf();
    const { sent, left, failed } = await redrive(queue, doors, {});
    expect([sent, left, failed.size, doors.gone.length]).toEqual([8, 0, 0, 8]);
    expect([queue.visible, queue.hidden]).toEqual([[], []]);
    expect((await redrive(queue, doors, {})).sent).toBe(0);
  });

  it('in a dry run counts by type and reason, sends nothing, and leaves all where it was', async () => {
    const messages = [letterOf(fact()), letterOf(fact()), letterOf(command, { reason: 'broken' })];
    const [queue, doors] = [queueOf(messages), doorsOf()];
    const { found } = await redrive(queue, doors, {}, { dryRun: true });
    expect(Object.fromEntries(found)).toEqual({
      'PaymentRecorded: why': 2,
      'SalesOrder Confirm Requested: broken': 1,
    });
    expect([doors.gone, queue.visible.length, queue.hidden]).toEqual([[], 3, []]);
  });

  it.each<[RedriveFilter, number]>([
    [{ organization: ORGANIZATION }, 4],
    [{ organization: 'other' }, 0],
    [{ type: 'PaymentRecorded' }, 3],
    [{ order: '5' }, 1],
    [{ order: '1', olderThan: 2 * HOUR_MS }, 1],
    [{ youngerThan: 2 * HOUR_MS }, 4],
    [{ olderThan: 2 * HOUR_MS, youngerThan: 2.5 * HOUR_MS }, 0],
  ])('sends what fits %j, and leaves the rest to be seen', async (filter, fit) => {
    const others = [letterOf(command), letterOf(positions)];
    const queue = queueOf([letterOf(fact()), letterOf(fact(), { hours: 3 }), letterOf(fact('2')), ...others]);
    const { sent, left } = await redrive(queue, doorsOf(), filter);
    expect([sent, left, queue.visible.length, queue.hidden.length]).toEqual([fit, 5 - fit, 5 - fit, 0]);
  });

  it('leaves what cannot be sent, says why, and sends the others', async () => {
    const queue = queueOf([letterOf('broken'), letterOf(fact()), letterOf(command)]);
    const doors = doorsOf();
    const down = {
      ...doors,
      deliver: async (...said: Parameters<Doors['deliver']>) => {
        if (said[0] === 'run-commands') throw new Error('AccessDenied');
        return doors.deliver(...said);
      },
    };
    const { sent, failed } = await redrive(queue, down, {});
    expect([sent, Object.fromEntries(failed)]).toEqual([
      1,
      { 'it has none of the known shapes': 1, 'Error: AccessDenied': 1 },
    ]);
    expect([queue.visible.length, queue.hidden]).toEqual([2, []]);
  });

  it('comes to an end though what it sends comes back at once', async () => {
    const queue = queueOf([letterOf(fact()), letterOf(fact())]);
    const back = doorsOf({
      deliver: async (_, body) => void queue.visible.push({ ...letterOf(body, { hours: -1 }) }),
    });
    const { sent, left } = await redrive(queue, back, {});
    expect([sent, left, queue.visible.length]).toEqual([2, 2, 2]);
  });

  it('that dies between sending and deleting sends it once more, and loses nothing', async () => {
    const queue = queueOf([letterOf(fact())]);
    const doors = doorsOf();
    const dying = { ...queue, remove: () => Promise.reject(new Error('died')) };
    expect((await redrive(dying, doors, {})).failed.size).toBe(1);
    expect((await redrive(queue, doors, {})).sent).toBe(1);
    expect(doors.gone).toHaveLength(2);
  });

  it.each([
    [{ queue: 'fact', stack: 's' }, /no queue "fact": facts, references/],
    [{ queue: 'facts', stack: 's', older: 'soon' }, /--older must be like/],
    [{}, /of which stack/],
  ])('refuses %j', async (options, why) => {
    for (const name of ['STACK_NAME', 'EVENT_BUS_NAME']) vi.stubEnv(name, '');
    await expect(redriveStack(options)).rejects.toThrow(why);
    vi.unstubAllEnvs();
  });
});
