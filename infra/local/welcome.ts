/** What a newcomer reads after `npm start`. */
import { DEMO_ORGANIZATIONS } from './demo-organizations.ts';
import type { LocalEnvironment } from './environment.ts';
import type { LocalRun } from './run.ts';

/** Where the API is, whom it lets in, and three curls to paste. */
export function welcome(
  { url, endpoint, eventsUrl, hasDemoKeys }: Omit<LocalRun, 'engineLost' | 'stop'>,
  { dataFile, endpoint: elsewhere, seed }: LocalEnvironment,
): string {
  const memory = 'in memory (DATA_FILE=orders.db keeps them)';
  const orders = elsewhere ? `kept by ${elsewhere}` : dataFile ? `kept in ${dataFile}` : memory;
  const head = [
    `sales-orders answers on ${url}`,
    `page   ${url}/docs shows every call, and makes them`,
    `orders ${orders}`,
    `tools  DYNAMODB_ENDPOINT=${endpoint} npm run keys -- list --org ${DEMO_ORGANIZATIONS[0]?.id}`,
    `events EVENTBRIDGE_ENDPOINT=${eventsUrl} npm run events -- --follow`,
  ];
  const why = seed ? 'no demo keys in a table that was there before' : 'SEED=none';
  if (!hasDemoKeys) return [...head, `${why}: create a key with \`npm run keys -- create\``].join('\n');
  return [...head, ...keyLines(), '', ...curls(url)].join('\n');
}

function keyLines(): string[] {
  return DEMO_ORGANIZATIONS.flatMap(({ id, keys, clients = [] }) => [
    ...keys.map(({ secret, rights }) => `key ${secret.padEnd(16)}  organisation ${id}  ${rights.join(', ')}`),
    ...clients.map(
      (client) =>
        `client ${client.id.padEnd(13)}  organisation ${id}  secret ${client.secret}, refresh token ${client.refreshToken}, at /oauth/v2/token`,
    ),
  ]);
}

function curls(url: string): string[] {
  const orders = `${url}/inventory/v1/salesorders`;
  const authorization = `-H 'Authorization: Zoho-oauthtoken demo-full-access'`;
  const body = `'{"customer_id":"4815000000044080","line_items":[{"item_id":"4815000000044100","quantity":2}]}'`;
  const json = `-H 'Content-Type: application/json' -d ${body}`;
  return [
    `curl -s ${authorization} ${json} ${orders}`,
    `curl -s ${authorization} ${json} ${orders}/calculate`,
    `curl -s ${authorization} ${orders}`,
  ];
}
