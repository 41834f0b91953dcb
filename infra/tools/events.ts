/** `npm run events -- --follow | put FILE | replay | redrive`: what goes over the bus, and what did not, again. */
import { parseArgs } from 'node:util';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import type { EventBus } from '../../lib/events/outgoing/publish.ts';
import { readLocalEnvironment } from '../local/environment.ts';
import { answerHelp } from '../local/help.ts';
import { followEvents } from './follow-events.ts';
import { putEvents } from './put-events.ts';
import { redriveStack } from './redrive-stack.ts';
import { DEAD_LETTER_QUEUES } from './redrive-ways.ts';
import { replay } from './replay.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run events -- --follow [--order ID_OR_NUMBER] [--json]
       npm run events -- put FILE [--order ID]
       npm run events -- replay (--org ID | --all) --from 2026-11-01 [--to 2026-11-30T06:30Z] [--what changes,refusals,rows] [--dry-run]
       npm run events -- replay --org ID --order ID [--dry-run]
       npm run events -- redrive [QUEUE] --stack NAME [--org ID] [--type TYPE] [--order ID] [--older 2h] [--younger 3d] [--dry-run]
queues: ${Object.keys(DEAD_LETTER_QUEUES).join(', ')}; without one, what waits in each is listed
environment: EVENTBRIDGE_ENDPOINT or EVENT_BUS_NAME; STACK_NAME in place of --stack; for replay also which table (docs/running.md)`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  follow: flag,
  json: flag,
  all: flag,
  'dry-run': flag,
  order: text,
  org: text,
  from: text,
  to: text,
  what: text,
  stack: text,
  type: text,
  older: text,
  younger: text,
};

answerHelp(USAGE);
await runTool(async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const { follow, json = false, order, 'dry-run': dryRun, ...rest } = values;
  const [command, name, ...others] = positionals;
  if (others.length > 0) throw new ToolRefusal(USAGE);
  if (follow && !command) return followEvents(localBusUrl(), { order, json });
  if (command === 'put' && name) return putEvents(chosenBus(), name, order);
  if (command === 'replay' && !name)
    return withToolTable((table) => replay(table, chosenBus(), { ...rest, order, dryRun }));
  if (command === 'redrive') return redriveStack({ ...rest, queue: name, order, dryRun });
  throw new ToolRefusal(USAGE);
});

/** A running gateway prints it; by default where one on the default port has its bus. */
function localBusUrl(): string {
  const { EVENTBRIDGE_ENDPOINT } = process.env;
  return EVENTBRIDGE_ENDPOINT || `http://127.0.0.1:${readLocalEnvironment(process.env).eventsPort}`;
}

/** EVENT_BUS_NAME chooses a deployed bus. */
function chosenBus(): EventBus {
  const { EVENT_BUS_NAME, EVENTBRIDGE_ENDPOINT } = process.env;
  if (EVENT_BUS_NAME) return eventBridge(EVENT_BUS_NAME, EVENTBRIDGE_ENDPOINT);
  process.env['AWS_REGION'] ||= 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] ||= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ||= 'local';
  return eventBridge('local', localBusUrl());
}
