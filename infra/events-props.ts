import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code, Function } from 'aws-cdk-lib/aws-lambda';
import type { OperationName } from '../lib/operations/operation.ts';
import type { Options } from './options.ts';

/** What the constructs of the events need from the stack. */
export interface EventsProps extends Options {
  table: ITableV2;
  key: IKey;
  codeOf(name: string): Code;
  /** The operations' functions, which events command too. */
  functions: ReadonlyMap<OperationName, Function>;
}
