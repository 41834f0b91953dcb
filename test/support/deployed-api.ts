/** The API of a deployed stack, for suites that otherwise go straight into the functions: `npm run test:deployed` runs them so. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable } from '../../lib/store/table.ts';
import type { Api } from './api.ts';
import { clientOver, overHttp, type Answer, type Transport } from './client.ts';

/** What gateways say of themselves; of its own accord the emulated one even lets every page read. */
const GATEWAYS_OWN = /^(server|date|apigw-requestid|access-control-.*)$/;

/** On the table that the environment names, which holds the demo's organisations. */
export function deployedApi(url: string): Api {
  const tableName = process.env['TABLE_NAME'] ?? '';
  const endpoint = process.env['DYNAMODB_ENDPOINT'] ?? '';
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1' });
  const table = openTable(tableName, endpoint);
  return { tableName, endpoint, client, table, ...clientOver(over(url)) };
}

function over(url: string): Transport {
  const send = overHttp(url);
  return async ({ headers, ...request }) => {
    // No client can send a header of two lines.
    const lines = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('\n', ' ')]);
    const answer = await send({ ...request, headers: Object.fromEntries(lines) });
    const told = Object.entries(answer.headers).filter(([name]) => !GATEWAYS_OWN.test(name));
    return Object.defineProperties({} as Answer, {
      ...Object.getOwnPropertyDescriptors(answer),
      headers: { value: Object.fromEntries(told), enumerable: true },
    });
  };
}
