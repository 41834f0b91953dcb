/** A fifth dialect, made by the recipe of CONTRIBUTING.md: no file but its own knows of it. */
import { expect, it } from 'vitest';
import { clientOver } from '../../support/client.ts';
import { seededTable } from '../../support/table.ts';
import { contractSuite } from '../contract-suite.ts';
import { stub } from './description.ts';

contractSuite(stub);

it('refuses what it does not document in its own words', async () => {
  await seededTable();
  const { send } = clientOver(stub.transport!);
  const headers = stub.credential('demo-full-access');
  expect((await send('DELETE', '/stub/orders/1', { headers })).json).toEqual({ error: 'method_not_allowed' });
  expect((await send('GET', '/stub/elsewhere', { headers })).json).toEqual({ error: 'unknown_route' });
});
