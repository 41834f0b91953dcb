/** The one table, from the same shape that the local engine is built from. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  Billing,
  type CfnGlobalTable,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { EXPIRY, INDEXES, type IndexShape, PARTITION_KEY, ROW, SORT_KEY } from '../lib/store/table-shape.ts';

/** What a table on demand may use a second at most: itself, and each of its indexes. */
export interface Caps {
  mostReads?: number;
  mostWrites?: number;
}

/** The table of orders; `keep` makes it outlive the stack and refuse deletion. */
export function ordersTable(
  scope: Construct,
  encryptionKey: IKey,
  { keepTable: keep, mostReads, mostWrites }: Caps & { keepTable: boolean },
): TableV2 {
  const cap = { maxReadRequestUnits: mostReads, maxWriteRequestUnits: mostWrites };
  const table = new TableV2(scope, 'Orders', {
    partitionKey: text(PARTITION_KEY),
    sortKey: text(SORT_KEY),
    globalSecondaryIndexes: Object.values(INDEXES).map((index) => ({
      ...secondaryIndex(index),
      // Not inherited: an index without a cap of its own has none.
      ...cap,
    })),
    timeToLiveAttribute: EXPIRY,
    billing: Billing.onDemand(cap),
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: keep,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  encrypt(table, encryptionKey);
  return table;
}

/** Set below TableV2, which takes a customer key only where the region is written into the code. */
function encrypt(table: TableV2, { keyArn }: IKey): void {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.sseSpecification = { sseEnabled: true, sseType: 'KMS' };
  resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: keyArn });
}

function secondaryIndex({ name, partitionKey, sortKey, carries }: IndexShape): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: name,
    partitionKey: text(partitionKey),
    sortKey: text(sortKey),
    ...(carries === 'rows'
      ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [ROW] }
      : { projectionType: ProjectionType.KEYS_ONLY }),
  };
}

function text(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}
