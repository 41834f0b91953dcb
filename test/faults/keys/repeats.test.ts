/** Repeats after the state has moved on: each answers its first success, and a call with other words is refused. */
import '../rig/quiet.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { assertHolds } from '../checker/check.ts';
import * as asks from '../rig/asks.ts';
import type { Ask } from '../rig/asks.ts';
import type { Fault } from '../rig/faults.ts';
import { orderIn } from '../rig/history-log.ts';
import { HURRIED, openWorld, type Speaker, type World } from '../rig/world.ts';
import { ELSEWHERE, ORGANIZATION } from '../../support/demo-ids.ts';

let world: World;
let speaker: Speaker;
beforeAll(async () => {
  world = await openWorld(inject('engineEndpoints')[0] ?? '');
  speaker = world.speaker('repeater');
});
afterAll(async () => {
  assertHolds({ entries: world.entries, dump: await world.dump(), faults: 1 });
  await world.close();
});

let marks = 0;
const mark = () => `repeat-${(marks += 1)}`;
const standing = async () => orderIn((await speaker.say(asks.create(mark()))).answer)?.salesorder_id ?? '';

async function twice(ask: Ask, between: () => Promise<unknown> = async () => undefined) {
  const first = await speaker.say(ask);
  await between();
  return { first: first.answer, second: (await speaker.say(ask)).answer };
}

describe('a request repeated with its key', () => {
  it.each<[string, (id: string) => Ask]>([
    ['a committed If-Match update', (id) => ({ ...asks.update(id, mark()), ifMatch: '"1"' })],
    ['a delete', asks.remove],
    ['a void', (id) => asks.voiding(id, mark())],
    ['a confirm', asks.confirm],
    ['a bulk delete', (id) => asks.bulkRemove([id])],
  ])('%s answers its first success', async (_, ask) => {
    const id = await standing();
    const { first, second } = await twice({ ...ask(id), key: mark() }, () =>
      speaker.say(asks.update(id, mark())),
    );
    expect(first?.status).toBe(200);
    expect(second?.text).toBe(first?.text);
    expect(second?.headers['etag']).toBe(first?.headers['etag']);
    expect(second?.headers['idempotency-replayed']).toBe('true');
  });

  it('a success that changed nothing answers as it did, though the order is void since', async () => {
    const id = await standing();
    await speaker.say(asks.confirm(id));
    const ask = { ...asks.confirm(id), key: mark() };
    const { first, second } = await twice(ask, () => speaker.say(asks.voiding(id, mark())));
    expect([first?.status, second?.status]).toEqual([200, 200]);
  });

  it('is refused with other words, also at another position of a call on many', async () => {
    const [gone, left, third] = [await standing(), await standing(), await standing()];
    await speaker.say(asks.remove(gone));
    const key = mark();
    // Position 0 is refused and leaves no record; position 1 is done.
    expect((await speaker.say({ ...asks.bulkConfirm([gone, left]), key })).answer?.status).toBe(200);
    expect((await speaker.say({ ...asks.bulkConfirm([third]), key })).answer?.status).toBe(409);
  });

  it('is another request for another operation and another organisation', async () => {
    const id = await standing();
    const key = mark();
    expect((await speaker.say({ ...asks.confirm(id), key })).answer?.status).toBe(200);
    expect((await speaker.say({ ...asks.voiding(id, mark()), key })).answer?.status).toBe(200);
    const elsewhere = world.speaker('elsewhere', { organization: ELSEWHERE });
    const theirs = asks.create(mark());
    const ours = asks.create(mark());
    const keyed = mark();
    const there = await elsewhere.say({ ...theirs, key: keyed });
    const here = await speaker.say({ ...ours, key: keyed });
    expect([there.answer?.status, here.answer?.status]).toEqual([201, 201]);
  });
});

describe('one fault on the way of a request', () => {
  const once = (client: string, action: string, fault: Fault) => {
    let hit = false;
    world.proxy.judge = (call) => {
      if (hit || call.client !== client || call.action !== action) return undefined;
      hit = true;
      return fault;
    };
  };

  it.each<[Fault, string]>([
    ['drop-after', 'TransactWriteItems'],
    ['drop-before', 'TransactWriteItems'],
    ['twice', 'TransactWriteItems'],
    ['conflict', 'TransactWriteItems'],
    ['in-progress', 'TransactWriteItems'],
    ['throttle', 'TransactWriteItems'],
    ['500', 'TransactWriteItems'],
    ['unprocessed', 'BatchGetItem'],
    ['drop-after', 'UpdateItem'],
  ])('%s at %s is not heard of', async (fault, action) => {
    // Only what is stored may tell that an earlier try had committed.
    world.proxy.forgetsTokens = true;
    const client = world.speaker(`once-${mark()}`, { pace: { ...HURRIED, answerMs: 20_000 } });
    const said = async (ask: Ask) => {
      once(client.name, action, fault);
      return (await client.say(ask)).answer;
    };
    const created = await said(asks.create(mark()));
    const id = orderIn(created)?.salesorder_id ?? '';
    const answers = [created];
    for (const ask of [{ ...asks.update(id, mark()), ifMatch: '"1"' }, asks.confirm(id), asks.remove(id)]) {
      answers.push(await said(ask));
    }
    expect(answers.map((answer) => answer?.status)).toEqual([201, 200, 200, 200]);
    world.proxy.judge = () => undefined;
    world.proxy.forgetsTokens = false;
  });
});

describe('a call on many orders', () => {
  it('does an id that is named twice once', async () => {
    const id = await standing();
    const { answer } = await speaker.say(asks.bulkRemove([id, id]));
    expect(JSON.parse(answer?.text ?? '').data).toEqual([expect.objectContaining({ code: 0, ids: [id] })]);
  });

  it('is refused without ids', async () => {
    const { answer } = await speaker.say(asks.bulkRemove([]));
    expect(answer?.status).toBe(400);
    world.entries.pop();
  });
});

describe('the organisation', () => {
  it('is that of the credential, whatever the query says', async () => {
    const id = await standing();
    const elsewhere = world.speaker('stranger', { organization: ELSEWHERE });
    const ask = asks.retrieve(id);
    const { answer } = await elsewhere.say({ ...ask, path: `${ask.path}?organization_id=${ORGANIZATION}` });
    expect(JSON.parse(answer?.text ?? '').code).toBe(6041);
    world.entries.pop();
  });
});

describe('an outcome that stays unknown', () => {
  it('is a 503 with Retry-After, for one order and for many', async () => {
    const id = await standing();
    const hurried = world.speaker('unlucky', { pace: HURRIED });
    world.proxy.judge = ({ client, action }) =>
      client === 'unlucky' && action === 'TransactWriteItems' ? 'drop-before' : undefined;
    const answers = [await hurried.say(asks.confirm(id)), await hurried.say(asks.bulkConfirm([id]))];
    world.proxy.judge = () => undefined;
    expect(answers.map(({ answer }) => [answer?.status, answer?.headers['retry-after']])).toEqual([
      [503, '1'],
      [503, '1'],
    ]);
  });

  it('is found out within the time of the request when an answer never comes', async () => {
    const id = await standing();
    const patient = world.speaker('patient', { pace: { ...HURRIED, answerMs: 100 } });
    world.proxy.slowMs = 8000;
    world.proxy.judge = ({ client, action }) =>
      client === 'patient' && action === 'TransactWriteItems' ? 'slow' : undefined;
    const { invokedAt, endedAt, outcome } = await patient.say(asks.confirm(id));
    world.proxy.judge = () => undefined;
    expect(outcome).toBe('info');
    expect(endedAt - invokedAt).toBeLessThan(world.proxy.slowMs);
  });
});
