// One container: loads a function, hands it an event as often as it is told, and says how long each answer took, how much
// processor time was spent by then, and the last body. STEPPED: waits for a word behind each answer.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , bundle, eventFile, times] = process.argv;
const { handler } = await import(pathToFileURL(bundle).href);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 30_000 };
// What a function logs is not what is measured, and must not stand among the answers.
process.stdout.write = () => true;
const took = [];
const spent = [];
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let last = '';
for (let time = 0; time < Number(times); time += 1) {
  const began = process.hrtime.bigint();
  const { statusCode, body } = await handler(structuredClone(event), context);
  took.push(Number(process.hrtime.bigint() - began) / 1e6);
  spent.push(cpu());
  if (statusCode >= 300) throw new Error(`${statusCode}: ${body}`);
  last = body;
  if (process.env.STEPPED && time + 1 < Number(times)) {
    process.send?.('answered');
    await once(process, 'message');
  }
}
// Cut off at once, a body of 200 lines would be lost on its way.
process.send?.({ took, spent, body: last }, () => process.disconnect());
