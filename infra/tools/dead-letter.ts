/** What lies in a dead-letter queue: its body has one of four shapes, by who put it there. */
import * as z from 'zod/mini';
import { orderOfPartition, type Key } from '../../lib/store/keys.ts';
import { organizationOf } from '../../lib/store/organizations.ts';

/** What it is about, as far as it says so: what a filter looks at. */
interface About {
  organization?: string;
  type?: string;
  order?: string;
}

export type Letter = About &
  (
    | { shape: 'event'; type: string }
    /** A call of a function that nobody waited for. */
    | { shape: 'call'; functionArn: string; payload: unknown }
    /** An item of the table that could not be read as what leaves. */
    | { shape: 'item'; key: Key }
    /** Places in the table's stream, and when their records came: nothing of what stood in them. */
    | { shape: 'positions'; from: string; to: string }
  );

const text = z.string();
const id = z.union([z.string(), z.number()]);
/** Facts, reference rows and commands name what they are about in three ways. */
const Detail = z.looseObject({
  organizationId: z.optional(text),
  orderId: z.optional(id),
  command: z.optional(z.looseObject({ id: z.optional(id) })),
});
const Event = z.looseObject({ source: text, 'detail-type': text, detail: z.unknown() });
const Call = z.looseObject({
  requestContext: z.looseObject({ functionArn: text }),
  requestPayload: z.unknown(),
});
const Item = z.looseObject({ keys: z.object({ PK: z.object({ S: text }), SK: z.object({ S: text }) }) });
const time = z.iso.datetime({ offset: true });
const Positions = z.looseObject({
  DDBStreamBatchInfo: z.looseObject({
    approximateArrivalOfFirstRecord: time,
    approximateArrivalOfLastRecord: time,
  }),
});

/** Undefined for what has none of the shapes. */
export function readLetter(body: string): Letter | undefined {
  const json = parsed(body);
  const call = z.safeParse(Call, json);
  if (call.success) return ofCall(call.data.requestContext.functionArn, call.data.requestPayload);
  const item = z.safeParse(Item, json);
  if (item.success) return ofItem(item.data.keys);
  const positions = z.safeParse(Positions, json);
  if (positions.success) {
    const { approximateArrivalOfFirstRecord: from, approximateArrivalOfLastRecord: to } =
      positions.data.DDBStreamBatchInfo;
    return { shape: 'positions', from, to };
  }
  const event = z.safeParse(Event, json);
  return event.success
    ? { shape: 'event', ...about(event.data.detail), type: event.data['detail-type'] }
    : undefined;
}

/** Commands came to functions as events once: those go where such events go now. */
function ofCall(functionArn: string, payload: unknown): Letter {
  const event = z.safeParse(Event, payload);
  const said = event.success ? event.data.detail : payload;
  const type = event.success ? event.data['detail-type'] : undefined;
  return { shape: 'call', ...about(said), type, functionArn, payload };
}

function ofItem({ PK, SK }: z.infer<typeof Item>['keys']): Letter {
  const order = orderOfPartition(PK.S)?.orderId;
  return { shape: 'item', organization: organizationOf(PK.S), order, key: { PK: PK.S, SK: SK.S } };
}

function about(detail: unknown): About {
  const read = z.safeParse(Detail, detail);
  if (!read.success) return {};
  const { organizationId: organization, orderId, command } = read.data;
  const order = orderId ?? command?.id;
  return { organization, order: order === undefined ? undefined : String(order) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
