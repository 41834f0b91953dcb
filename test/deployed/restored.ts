/** The drill of docs/operations.md on the emulated cloud: a restored table is made fit, adopted, and goes on where nothing clashes. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { openTable } from '../../lib/store/table.ts';
import { CUSTOMER, ITEM, ORGANIZATION } from '../support/demo-ids.ts';
import type { Checks } from './checks.ts';
import { run } from './child.ts';
import { call, listedOrders, seen, type Cloud } from './cloud.ts';
import { cloudEnvironment, deployByTool } from './deployment.ts';
import { heardBy, type Listener } from './listener.ts';

const RESTORED = 'sales-orders-restored';
const ORDER = { customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 1, rate: 120 }] };

/** The emulator knows no earlier time: the copy is of now, and what is made after it is what a restore loses. */
export async function checkRestored(
  checks: Checks,
  cloud: Cloud,
  listener: Listener,
  senders: string,
): Promise<void> {
  const stood = await listedOrders(cloud);
  const lost = new Map<string, unknown>();
  await checks.check('a table is restored; orders that are made after its time are lost', async () => {
    const { tableName } = cloud.deployment;
    const asked = { SourceTableName: tableName, TargetTableName: RESTORED, RestoreDateTime: new Date() };
    await openTable(tableName, cloud.emulator.endpoint).client.send(
      new RestoreTableToPointInTimeCommand(asked),
    );
    for (let made = 0; made < 3; made += 1) {
      const { salesorder_id: id, salesorder_number: number } = await create(cloud);
      lost.set(String(number), await heardBy(cloud, listener, String(id), 1));
    }
  });
  let adopted: string[] = [];
  await checks.check('it is made fit, and every order in it is found sound', async () => {
    const said = await toolOn(cloud, 'restore');
    adopted = (/-c tableName=.*/.exec(said)?.[0] ?? '').split(' ');
    assert.match(adopted.join(' '), /^-c tableName=\S+ -c tableStreamArn=arn:\S+ -c tableEpoch=\d+$/, said);
    console.log(await toolOn(cloud, 'verify'));
  });
  await checks.check('a deployment adopts it; nobody is let in who was not readmitted', async () => {
    await deployByTool(cloud.emulator, senders, ...adopted);
    await assert.rejects(listedOrders(cloud), /answered 401/);
    await toolOn(cloud, 'keys', 'readmit', '--all', '--org', ORGANIZATION);
    const isLetIn = () =>
      listedOrders(cloud).then(
        () => true,
        () => false,
      );
    // A container remembers for a minute whom it refused.
    await seen('the readmission', isLetIn);
    assert.deepEqual(await listedOrders(cloud), stood);
  });
  await checks.check('numbers go on beyond what was lost, and events under ids of their own', async () => {
    const { salesorder_id: id, salesorder_number: number } = await create(cloud);
    const digits = (text: string) => Number(/\d+$/.exec(text)?.[0]);
    assert.ok(digits(String(number)) > Math.max(...[...lost.keys()].map(digits)), String(number));
    const epoch = adopted.at(-1)?.split('=')[1];
    for (const event of await heardBy(cloud, listener, String(id), 1))
      assert.ok(event.endsWith(`:e${epoch}`), event);
  });
}

const create = (cloud: Cloud) => call(cloud, 'POST', '/inventory/v1/salesorders', ORDER);

/** A tool of ours on the restored table. */
function toolOn({ emulator }: Cloud, tool: string, ...args: string[]): Promise<string> {
  const environment = { ...cloudEnvironment(emulator), TABLE_NAME: RESTORED };
  return run('node', [join(PROJECT_ROOT, `infra/tools/${tool}.ts`), ...args], environment);
}
