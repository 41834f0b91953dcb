/** `npm run events -- --follow | put FILE | replay`: what goes over the bus, and a way to put something on it. */
import { parseArgs } from 'node:util';
import { eventBridge } from '../../lib/events/outgoing/event-bus.ts';
import type { EventBus } from '../../lib/events/outgoing/publish.ts';
import { readLocalEnvironment } from '../local/environment.ts';
import { answerHelp } from '../local/help.ts';
import { followEvents } from './follow-events.ts';
import { putEvents } from './put-events.ts';
import { replayChanges } from './replay-changes.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run events -- --follow [--order ID_OR_NUMBER] [--json]
       npm run events -- put FILE [--order ID]
       npm run events -- replay --org ID --from 2026-11-01 [--to 2026-11-30]
environment: EVENTBRIDGE_ENDPOINT or EVENT_BUS_NAME; for replay also which table (docs/running.md)`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

answerHelp(USAGE);
await runTool(async () => {
  const options = { follow: flag, json: flag, order: text, org: text, from: text, to: text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { follow, json = false, order, org, from, to } = values;
  const [command, file] = positionals;
  if (follow && !command) return followEvents(localBusUrl(), { order, json });
  if (command === 'put' && file) return putEvents(chosenBus(), file, order);
  if (command === 'replay' && org && from)
    return withToolTable((table) => replayChanges(table, chosenBus(), { org, from, to }));
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
