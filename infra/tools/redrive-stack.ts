/** `npm run events -- redrive [QUEUE]`: what waits in the dead-letter queues of a stack, and back with it. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { stackDoors, waitingQueue } from './redrive-doors.ts';
import type { RedriveFilter } from './redrive-filter.ts';
import { redrive, type Redriven } from './redrive.ts';
import { DEAD_LETTER_QUEUES, type DeadLetterQueueName } from './redrive-ways.ts';
import { ToolRefusal } from './run-tool.ts';
import { stackResources } from './stack-resources.ts';

/** What the command line says. */
export interface RedriveOptions {
  queue?: string;
  stack?: string;
  org?: string;
  type?: string;
  order?: string;
  /** Like 90m, 12h, 3d. */
  older?: string;
  younger?: string;
  dryRun?: boolean;
}

/** Without a queue, it lists all. @throws ToolRefusal */
export async function redriveStack(options: RedriveOptions): Promise<string> {
  const { queue, dryRun } = options;
  const filter = filterOf(options);
  const name = queue === undefined ? undefined : queueNamed(queue);
  const stack = options.stack || process.env['STACK_NAME'] || process.env['EVENT_BUS_NAME'];
  if (!stack) throw new ToolRefusal('of which stack? --stack NAME; its bus has the same name');
  const resources = await stackResources(stack);
  const client = new SQSClient();
  const open = (wanted: DeadLetterQueueName) =>
    waitingQueue(client, resources.named(DEAD_LETTER_QUEUES[wanted].resource));
  if (name === undefined) return listed(async (wanted) => open(wanted).waiting());
  const doors = stackDoors(client, resources, process.env['TABLE_NAME'] || undefined);
  return told(name, await redrive(open(name), doors, filter, { dryRun }), dryRun);
}

async function listed(waiting: (name: DeadLetterQueueName) => Promise<number>): Promise<string> {
  const lines = await Promise.all(
    Object.entries(DEAD_LETTER_QUEUES).map(async ([name, { holds }]) => {
      const count = await waiting(name as DeadLetterQueueName);
      return `${name.padEnd(12)}${String(count).padStart(6)}  ${holds}`;
    }),
  );
  return lines.join('\n');
}

/** @throws ToolRefusal when something could not be sent */
function told(name: string, { sent, left, failed, found }: Redriven, dryRun = false): string {
  const lines = [...found]
    .toSorted(([, one], [, other]) => other - one)
    .map(([what, count]) => `${String(count).padStart(6)}  ${what}`);
  const many = [...failed].map(([why, count]) => `${String(count).padStart(6)}  stay, because ${why}`);
  const rest = left > 0 ? `; ${left} left: they do not fit, or have only just come` : '';
  const counts = [...found.values()].reduce((sum, count) => sum + count, 0);
  const end = dryRun ? `${name}: ${counts} would be sent again${rest}` : `${name}: ${sent} sent again${rest}`;
  const text = [...lines, ...many, end].join('\n');
  if (failed.size > 0) throw new ToolRefusal(text);
  return text;
}

function queueNamed(text: string): DeadLetterQueueName {
  if (Object.hasOwn(DEAD_LETTER_QUEUES, text)) return text as DeadLetterQueueName;
  throw new ToolRefusal(`no queue "${text}": ${Object.keys(DEAD_LETTER_QUEUES).join(', ')}`);
}

const UNIT_MS: Partial<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function filterOf({ org, type, order, older, younger }: RedriveOptions): RedriveFilter {
  return {
    organization: org,
    type,
    order,
    olderThan: ageOf('--older', older),
    youngerThan: ageOf('--younger', younger),
  };
}

function ageOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const each = UNIT_MS[unit];
  if (!count || !each) throw new ToolRefusal(`${option} must be like 90m, 12h or 3d, not "${text}"`);
  return Number(count) * each;
}
