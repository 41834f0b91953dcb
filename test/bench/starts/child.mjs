// One container: loads a function, hands it events in turn as often as it is told, and says how long each answer
// took, and how much processor time all of it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , bundle, eventFile, times] = process.argv;
const { handler } = await import(pathToFileURL(bundle).href);
const events = [JSON.parse(readFileSync(eventFile, 'utf8'))].flat();
const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 30_000 };
// What a function logs is not what is measured, and must not stand among the answers.
process.stdout.write = () => true;
const took = [];
for (let time = 0; time < Number(times); time += 1) {
  const event = structuredClone(events[time % events.length]);
  const began = process.hrtime.bigint();
  const { statusCode, body } = await handler(event, context);
  took.push(Number(process.hrtime.bigint() - began) / 1e6);
  if (statusCode >= 300) throw new Error(`${statusCode}: ${body}`);
}
const { user, system } = process.cpuUsage();
process.send?.({ took, cpu: (user + system) / 1000 });
process.disconnect?.();
