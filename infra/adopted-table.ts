/** A table that stands already: restored to an earlier time, or left by a stack that is gone. */
import { TableV2, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct, Node } from 'constructs';

export interface AdoptedTable {
  tableName: string;
  /** A table without a stream tells nobody of what is written. */
  streamArn: string;
  /** As `npm run restore` says it; 0 of a table that was never restored. */
  epoch: number;
  /** What it is encrypted with, when that is not the key of this stack. */
  keyArn?: string;
}

const SHAPES: Record<string, RegExp> = {
  tableName: /^[A-Za-z0-9_.-]{3,255}$/,
  tableStreamArn: /^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]{3,255}\/stream\/[\w:.-]{1,60}$/,
  tableEpoch: /^\d{1,12}$/,
};
const KEY_ARN = /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]{1,64}$/;

/** All three of its options, or none. @throws Error naming the one that is missing or cannot be read */
export function readAdopted(node: Node): AdoptedTable | undefined {
  const stated = Object.keys(SHAPES).map((name) => [name, contextOf(node, name)] as const);
  const keyArn = contextOf(node, 'tableKeyArn');
  if ([...stated, ['tableKeyArn', keyArn]].every(([, value]) => value === undefined)) return undefined;
  const wrong = stated.find(([name, value]) => !SHAPES[name]?.test(value ?? ''));
  if (wrong) throw refused(...wrong);
  if (keyArn !== undefined && !KEY_ARN.test(keyArn)) throw refused('tableKeyArn', keyArn);
  const [tableName = '', streamArn = '', epoch] = stated.map(([, value]) => value);
  if (!streamArn.includes(`:table/${tableName}/`)) throw refused('tableStreamArn', streamArn);
  return { tableName, streamArn, epoch: Number(epoch), keyArn };
}

/** The table as the stack uses it; nothing of it is the stack's to change or to delete. */
export function adoptTable(scope: Construct, ownKey: IKey, adopted: AdoptedTable): ITableV2 {
  const { tableName, streamArn: tableStreamArn, keyArn } = adopted;
  const encryptionKey = keyArn === undefined ? ownKey : Key.fromKeyArn(scope, 'TableKey', keyArn);
  return TableV2.fromTableAttributes(scope, 'AdoptedOrders', { tableName, tableStreamArn, encryptionKey });
}

function contextOf(node: Node, name: string): string | undefined {
  const value: unknown = node.tryGetContext(name);
  return value === undefined ? undefined : String(value);
}

function refused(name: string, value: string | undefined): Error {
  return new Error(`context ${name} cannot be ${JSON.stringify(value)}; see docs/deploy.md`);
}
