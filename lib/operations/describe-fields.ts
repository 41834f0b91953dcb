/** Describe fields: what a wire's records are made of is known to its dialect, so there is nothing to read. */
import { operation } from './operation.ts';

export interface DescribeCommand {
  /** What is to be described, in the dialect's words. */
  subject: string;
}

export const describeFields = operation({
  name: 'describe-fields',
  rights: ['metadata.read'],
  table: 'none',
  run: (command: DescribeCommand) => Promise.resolve(command),
});
