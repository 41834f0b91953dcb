/** Runs a property many times, shows how far it is, and says how to replay a failure. */
import fc from 'fast-check';
import { replayCommand, seedOfRun } from '../rig/counts.ts';

interface Programs<Value> {
  name: string;
  file: string;
  count: number;
  arbitrary: fc.Arbitrary<Value>;
  /** Failures of concurrent runs are told as they are; those of one client are shrunk first. */
  shrinks: boolean;
  runOne(value: Value, index: number): Promise<void>;
}

/** @throws Error with the smallest failing program and the command that replays it */
export async function runPrograms<Value>({
  name,
  file,
  count,
  arbitrary,
  shrinks,
  runOne,
}: Programs<Value>): Promise<void> {
  let ran = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    ran += 1;
    await runOne(value, ran);
    if (ran % Math.ceil(count / 10) === 0 && count >= 500) console.log(`${name}: ${ran} of ${count}`);
  });
  const result = await fc.check(property, {
    numRuns: count,
    seed: seedOfRun,
    path: process.env['FC_PATH'],
    endOnFailure: !shrinks || process.env['SHRINK'] === '0' || process.env['FC_PATH'] !== undefined,
  });
  if (!result.failed) return;
  const path = `FC_PATH=${result.counterexamplePath}`;
  const failure = `${name} failed; replay with\n${replayCommand(file, path)}\n${JSON.stringify(result.counterexample)}\n${String(result.errorInstance)}`;
  // A run in full goes on for long: whoever ends it must not lose what was found.
  console.log(failure);
  throw new Error(failure);
}
