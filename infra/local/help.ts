/** `--help`, the same for everything that is started from the command line. */

/** Prints the usage and ends the process with 0 when the command line asks for help, before anything is done. */
export function answerHelp(usage: string): void {
  if (!process.argv.slice(2).includes('--help')) return;
  console.log(usage);
  process.exit(0);
}

/** The same of a program that takes no options: one that is given all the same ends it with 1, so that nobody thinks it was heeded. */
export function takesNoOptions(usage: string): void {
  answerHelp(usage);
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  console.error(`${first} is no option of this program\n${usage}`);
  process.exit(1);
}
