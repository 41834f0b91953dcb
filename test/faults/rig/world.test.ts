import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { create, list } from './asks.ts';
import { openHttpWorld } from './http-world.ts';

/** Connections that are open, seen from the engine's side. */
const open = new Set<Socket>();
const door = createServer((caller) => {
  const { hostname, port } = new URL(inject('engineEndpoints')[0] ?? '');
  const engine = connect(Number(port), hostname);
  open.add(caller);
  caller.on('close', () => open.delete(caller) && engine.destroy());
  engine.on('close', () => caller.destroy());
  caller.pipe(engine).pipe(caller);
});

beforeAll(async () => {
  await once(door.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => door.close());

it('a world that is closed leaves no connection: some thousands would be all that an engine takes', async () => {
  const endpoint = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const world = await openHttpWorld(endpoint);
  await world.home.say(create('world'));
  await world.speaker('direct').say(list());
  expect(open.size).toBeGreaterThan(0);
  await world.close();
  await expect.poll(() => open.size).toBe(0);
});
