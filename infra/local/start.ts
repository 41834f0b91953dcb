/** Starts the local API, says where it is and stops it again on a signal. */
import { readLocalEnvironment } from './environment.ts';
import { startLocalRun, type LocalRun } from './run.ts';
import { StartRefusal } from './start-refusal.ts';
import { welcome } from './welcome.ts';

/** Ctrl-C reaches the engine too: its end is ours to complain about only if no signal of our own follows. */
const SIGNAL_GRACE_MS = 300;

try {
  const environment = readLocalEnvironment(process.env);
  const starting = startLocalRun(environment);
  stopOnSignals(starting);
  const run = await starting;
  console.log(welcome(run, environment));
  void run.engineLost.then(() => setTimeout(endWithoutEngine, SIGNAL_GRACE_MS));
} catch (error) {
  console.error(error instanceof StartRefusal ? error.message : error);
  // Idle connections to the engine would keep the process for seconds.
  process.exit(1);
}

/** A signal during the start waits for it: an engine half started would be left behind. */
function stopOnSignals(starting: Promise<LocalRun>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void starting.then((run) => run.stop()).then(() => process.exit(0));
    });
  }
}

function endWithoutEngine(): void {
  console.error('the embedded DynamoDB ended: nothing can be stored any more');
  process.exit(1);
}
