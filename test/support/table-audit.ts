/** Looks at a whole table from outside: do numbers and orders agree? */
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

export interface TableAudit {
  orders: number;
  /** Numbers whose order is not there. */
  danglingNumbers: string[];
  /** Orders that own no number. */
  numberlessOrders: string[];
}

/** Reads every item of the table. */
export async function auditTable(endpoint: string, tableName: string): Promise<TableAudit> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const orders = new Set<string>();
  const owners = new Map<string, string>();
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) {
      const [partition = '', sort] = [item['PK']?.S, item['SK']?.S];
      if (sort === 'ORDER') orders.add(partition);
      const [organization, number] = partition.split('#NUMBERS');
      if (number === '') owners.set(`${partition} ${sort}`, `${organization}#SO#${item['orderId']?.S}`);
    }
  }
  client.destroy();
  const owned = new Set(owners.values());
  return {
    orders: orders.size,
    danglingNumbers: [...owners].filter(([, order]) => !orders.has(order)).map(([number]) => number),
    numberlessOrders: [...orders].filter((order) => !owned.has(order)),
  };
}
