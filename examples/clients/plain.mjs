// Makes an order, confirms it and reads it, in the words of Zoho Inventory: node examples/clients/plain.mjs
import { randomUUID } from 'node:crypto';

const api = `${process.env.API_URL ?? 'http://127.0.0.1:3000'}/inventory/v1`;
const key = process.env.API_KEY ?? 'demo-full-access';

async function call(method, path, body, headers = {}) {
  const response = await fetch(api + path, {
    method,
    headers: { authorization: `Zoho-oauthtoken ${key}`, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (answer.code !== 0) throw new Error(answer.message);
  return answer;
}

const { salesorder: created } = await call(
  'POST',
  '/salesorders',
  { customer_id: '4815000000044080', line_items: [{ name: 'Chair', rate: 120, quantity: 2 }] },
  { 'idempotency-key': randomUUID() },
);
await call('POST', `/salesorders/${created.salesorder_id}/status/confirmed`);
const { salesorder: order } = await call('GET', `/salesorders/${created.salesorder_id}`);
console.log(`${order.salesorder_number} ${order.order_status} ${order.balance}`);
