/** `--help`, the same for everything that is started from the command line. */

/** Prints the usage and ends the process with 0 when the command line asks for help, before anything is done. */
export function answerHelp(usage: string): void {
  if (!process.argv.slice(2).includes('--help')) return;
  console.log(usage);
  process.exit(0);
}
