/** How a tool ends: an answer on stdout, or a line on stderr and exit 1. */
import { StartRefusal } from '../local/start-refusal.ts';

/** A mistake of the caller's, told without a stack. */
export class ToolRefusal extends StartRefusal {
  override name = 'ToolRefusal';
}

export async function runTool(work: () => Promise<string>): Promise<void> {
  try {
    console.log(await work());
  } catch (error) {
    const isTold = error instanceof StartRefusal || isArgumentMistake(error);
    console.error(isTold ? error.message : error);
    process.exitCode = 1;
  }
}

/** What `parseArgs` throws on an unknown option. */
function isArgumentMistake(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
