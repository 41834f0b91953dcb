/** An alarm of the deployed stack goes off and ends. Emulators measure functions only, so that the test puts the value itself. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { alarmName } from '../../infra/watch/alarm-row.ts';
import { ALARM_ROWS } from '../../infra/watch/alarm-rows.ts';
import type { Checks } from './checks.ts';
import type { Deployment } from './deployment.ts';
import type { Emulator } from './emulator.ts';

/** A sum of metrics, and what the emulated deployment leaves out. */
const NOT_EMULATED = ['table-errors', 'findings'];
/** So long the value that sets the alarm off is looked at; the next one ends it. */
const LOOKED_AT_SECONDS = 15;
const SEEN_WITHIN_MS = 45_000;

export async function checkAlarm(
  checks: Checks,
  { endpoint }: Emulator,
  { busName }: Deployment,
): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const cloudWatch = new CloudWatchClient({ endpoint, region: 'us-east-1', credentials });
  // The bus has the stack's name, and so do its alarms.
  const named = async (name: string) => {
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
    return MetricAlarms[0];
  };

  await checks.check('every alarm of the table is there, and tells somebody', async () => {
    for (const row of ALARM_ROWS.filter(({ perFunction }) => !perFunction)) {
      const prefix = alarmName(busName, row);
      const { MetricAlarms = [] } = await cloudWatch.send(
        new DescribeAlarmsCommand({ AlarmNamePrefix: prefix }),
      );
      if (!NOT_EMULATED.includes(row.name)) assert.ok(MetricAlarms.length > 0, `no ${prefix}`);
      for (const { AlarmActions = [] } of MetricAlarms)
        assert.match(String(AlarmActions[0]), /^arn:aws:sns:/);
    }
  });

  await checks.check(
    'the alarm of a queue of dead letters goes off and ends (by a value that this test puts)',
    async () => {
      const name = alarmName(busName, { name: 'undelivered' });
      const alarm = await named(name);
      assert.ok(alarm, `no alarm ${name}`);
      await put(cloudWatch, alarm, 1, (alarm.Period ?? 0) - LOOKED_AT_SECONDS);
      await becomes('ALARM', () => named(name));
      await sleep(LOOKED_AT_SECONDS * 1000);
      await put(cloudWatch, alarm, 0, 0);
      await becomes('OK', () => named(name));
    },
  );
}

/** A value under the name and the dimensions that the deployed alarm looks at, measured so many seconds ago. */
async function put(
  client: CloudWatchClient,
  alarm: MetricAlarm,
  value: number,
  ageSeconds: number,
): Promise<void> {
  const { Namespace, MetricName, Dimensions } = alarm;
  assert.ok(Dimensions?.[0]?.Value, 'the alarm names no queue');
  const Timestamp = new Date(Date.now() - ageSeconds * 1000);
  const MetricData = [{ MetricName, Dimensions, Timestamp, Value: value }];
  await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
}

async function becomes(state: string, look: () => Promise<MetricAlarm | undefined>): Promise<void> {
  const until = Date.now() + SEEN_WITHIN_MS;
  for (;;) {
    const found = await look();
    if (found?.StateValue === state) return;
    if (Date.now() > until) throw new Error(`the alarm is ${found?.StateValue}, not ${state}`);
    await sleep(1000);
  }
}
