import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestDetailType } from '../../lib/events/incoming/commands.ts';
import {
  confirmedOf,
  draftOf,
  functionOf,
  invoke,
  someContext,
  storedOrder,
} from '../support/event-orders.ts';
import { type SeededTable, seededTable } from '../support/table.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';

let seeded: SeededTable;

beforeAll(async () => {
  seeded = await seededTable();
});

const input = { customerId: CUSTOMER, lines: [{ itemId: ITEM, quantity: '2' }] };

async function itemsWhose(sortKeyPrefix: string): Promise<Record<string, { S?: string }>[]> {
  const { Items = [] } = await seeded.client.send(new ScanCommand({ TableName: seeded.tableName }));
  return Items.filter((item) => item['SK']?.S?.startsWith(sortKeyPrefix)) as Record<string, { S?: string }>[];
}

function requestEvent(operation: string, command: unknown, rest: Record<string, unknown> = {}) {
  const detail = { commandId: randomUUID(), organizationId: ORGANIZATION, command, ...rest };
  return { source: 'shop', 'detail-type': requestDetailType(operation), detail };
}

describe('a function that is invoked directly', () => {
  it('runs the command and answers its value', async () => {
    const { outcomes } = await invoke('create', { input });
    expect(outcomes).toMatchObject([{ value: { status: 'draft', version: 1, totals: { total: '244' } } }]);
  });

  it('reads too', async () => {
    const { id } = await draftOf('1');
    const { outcomes } = await invoke('retrieve', { id });
    expect(outcomes).toMatchObject([{ value: { id } }]);
  });

  it('runs many commands, each by itself', async () => {
    const [first, second] = [await draftOf('1'), await draftOf('1')];
    const commands = [{ id: first.id }, { id: '1' }, { id: second.id }];
    const { outcomes } = await invoke('bulk-confirm', undefined, { commands });
    expect(outcomes).toMatchObject([
      { value: { status: 'confirmed' } },
      { error: { code: 'not_found' } },
      { value: { status: 'confirmed' } },
    ]);
  });

  it('records who asked, and through which door', async () => {
    const actor = { id: 'u-7', name: 'Ada' };
    const { outcomes } = await invoke('create', { input }, { actor });
    expect(outcomes).toMatchObject([{ value: { createdBy: { id: 'direct:u-7', name: 'Ada' } } }]);
  });

  it.each([
    ['nothing', {}],
    ['no command id', { organizationId: ORGANIZATION, command: { input } }],
    [
      'a command of another operation',
      { commandId: 'x', organizationId: ORGANIZATION, command: { id: '1' } },
    ],
    [
      'an unknown field',
      { commandId: 'x', organizationId: ORGANIZATION, command: { input, status: 'closed' } },
    ],
    [
      'a number where text is due',
      { commandId: 'x', organizationId: ORGANIZATION, command: { input: { notes: 1 } } },
    ],
    ['no commands at all', { commandId: 'x', organizationId: ORGANIZATION, commands: [] }],
  ])('fails on %s, so that it ends in the dead-letter queue', async (_, payload) => {
    const create = await functionOf('create');
    await expect(create(payload, someContext())).rejects.toThrow();
  });
});

describe('a command that comes by event', () => {
  it('takes effect once, however often it is delivered', async () => {
    const create = await functionOf('create');
    const event = requestEvent('create', { input });
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(event, someContext())));
    const ids = answers.map(({ outcomes }) => (outcomes[0] as { value: { id: string } }).value.id);
    expect(new Set(ids).size).toBe(1);
    expect((await storedOrder(ids[0] ?? ''))?.createdBy).toEqual({ id: 'bus:shop', name: 'bus:shop' });
  });

  it.each(['sales-orders', 'shop'])(
    'is refused as broken when it is not for this function: %s',
    async (source) => {
      const event = { ...requestEvent('create', { input }), source };
      if (source === 'shop') event['detail-type'] = requestDetailType('confirm');
      const create = await functionOf('create');
      await expect(create(event, someContext())).rejects.toThrow(TypeError);
    },
  );

  it('leaves one refusal in the outbox when it is refused, and none of its repeats takes effect', async () => {
    const confirmed = await confirmedOf('1');
    await invoke('void', { id: confirmed.id });
    const before = await itemsWhose('REFUSED#');
    const event = requestEvent('confirm', { id: confirmed.id });
    const confirm = await functionOf('confirm');
    const first = await confirm(event, someContext());
    expect(first.outcomes).toMatchObject([{ error: { code: 'transition_refused' } }]);
    expect(await confirm(event, someContext())).toEqual(first);
    const refusals = await itemsWhose('REFUSED#');
    expect(refusals.length - before.length).toBe(1);
  });

  it('stays refused once that was announced, even if it could be done by now', async () => {
    const { id } = await draftOf('1');
    const event = requestEvent('update', { id, precondition: 2, input: { notes: 'late' } });
    const update = await functionOf('update');
    expect((await update(event, someContext())).outcomes).toMatchObject([
      { error: { code: 'version_stale' } },
    ]);
    await invoke('confirm', { id });
    expect((await update(event, someContext())).outcomes).toMatchObject([
      { error: { code: 'version_stale' } },
    ]);
    expect((await storedOrder(id))?.notes).toBe('');
  });

  it('is refused under the id of another command', async () => {
    const [first, second] = [await draftOf('1'), await draftOf('1')];
    const confirm = await functionOf('confirm');
    const event = requestEvent('confirm', { id: first.id });
    await confirm(event, someContext());
    const reused = { ...event, detail: { ...event.detail, command: { id: second.id } } };
    expect((await confirm(reused, someContext())).outcomes).toMatchObject([
      { error: { code: 'key_reused' } },
    ]);
    expect((await storedOrder(second.id))?.status).toBe('draft');
  });
});
