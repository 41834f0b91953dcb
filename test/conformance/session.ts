/** One dialect at one address, asked as any client would. */
import { answerOf, clientOver, type Answer, type Transport } from '../support/client.ts';
import { CUSTOMER, ITEM } from '../support/demo-ids.ts';
import type { DialectDescription, OrderRef, WireCall } from '../dialects/dialect-description.ts';

export interface Asked {
  key: string;
  /** Nothing is written. */
  isReadOnly: boolean;
  /** Of the account, in place of the demo's. */
  customer?: string;
  item?: string;
  /** One to read, where none may be made. */
  order?: OrderRef;
}

export interface Session {
  dialect: DialectDescription;
  send(call: WireCall, headers?: Record<string, string>, key?: string): Promise<Answer>;
  /** A new one, of Inventory. @throws NotTried */
  made(): Promise<OrderRef>;
  /** One to read. @throws NotTried */
  read(): Promise<OrderRef>;
}

/** What a check needs and cannot have: no difference. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}

/** Over HTTP or HTTPS; nothing is followed. */
export function overFetch(baseUrl: string): Transport {
  const base = baseUrl.replace(/\/$/, '');
  return async ({ target, ...asked }) => {
    const answer = await fetch(base + target, { ...asked, redirect: 'manual' });
    return answerOf(answer.status, Object.fromEntries(answer.headers), await answer.text());
  };
}

/** Where the descriptions leave the base out. */
const atBase = (path: string) =>
  /^\/(crm|store|api|books|inventory)\//.test(path) ? path : `/inventory/v1${path}`;

export function openSession(dialect: DialectDescription, transport: Transport, asked: Asked): Session {
  const client = clientOver(transport);
  const ofAccount = (body: unknown): unknown =>
    body === undefined
      ? undefined
      : JSON.parse(
          JSON.stringify(body)
            .replaceAll(CUSTOMER, asked.customer ?? CUSTOMER)
            .replaceAll(ITEM, asked.item ?? ITEM),
        );
  const send: Session['send'] = ({ method, path, body, ...more }, headers = {}, key = asked.key) =>
    client.send(method, atBase(path), {
      ...more,
      body: typeof body === 'string' ? body : ofAccount(body),
      key: '',
      headers: { ...(key === '' ? {} : dialect.credential(key)), ...more.headers, ...headers },
    });
  const made = async (): Promise<OrderRef> => {
    if (asked.isReadOnly) throw new NotTried('nothing is to be written');
    const { status, json, text } = await client.send('POST', '/inventory/v1/salesorders', {
      key: asked.key,
      body: ofAccount({ customer_id: CUSTOMER, line_items: [{ item_id: ITEM, quantity: 2 }] }),
    });
    if (status !== 201) throw new NotTried(`no order could be made: ${status} ${text.slice(0, 200)}`);
    return { id: String(json.salesorder.salesorder_id), number: String(json.salesorder.salesorder_number) };
  };
  return { dialect, send, made, read: async () => asked.order ?? made() };
}
