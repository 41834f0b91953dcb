/** Corruptions, each put into a sound table by hand and taken out again, with the check that must find it. */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { Decimal } from '../../lib/domain/decimal.ts';
import type { Item } from '../../lib/store/bulk-calls.ts';
import { fromDocument, toDocument } from '../../lib/store/document.ts';
import { keys, partitions, type Key } from '../../lib/store/keys.ts';
import type { Table } from '../../lib/store/table.ts';
import type { CheckName } from '../../lib/upkeep/finding.ts';

/** One order that has everything, a second one, and an order with figures that it came with. */
export interface Sound {
  table: Table;
  order: SalesOrder;
  other: SalesOrder;
  moved: SalesOrder;
  commentId: string;
}

export interface Plant {
  what: string;
  finds: CheckName;
  /** Which items, and what becomes of each; undefined: it goes. */
  plant(sound: Sound): [Key, (item: Item) => Item | undefined][];
  /** What --mend cannot derive. */
  isForPeople?: true;
}

const within = (edit: (order: SalesOrder) => void) => (item: Item) => {
  const order = fromDocument(item);
  edit(order);
  return { ...item, ...toDocument(order) };
};
const gone = () => undefined;
const orderKey = ({ organizationId, id }: SalesOrder): Key => keys.order(organizationId, id);
const changeKey = ({ organizationId, id }: SalesOrder, version: number) =>
  keys.change(organizationId, id, version);
const numberKey = ({ organizationId, number }: SalesOrder) => keys.number(organizationId, number);
const foreignKey = ({ organizationId, foreignIds }: SalesOrder) =>
  keys.foreign(organizationId, 'getfly', foreignIds?.['getfly'] ?? '');
const subjectKey = (order: SalesOrder) =>
  keys.text(order.organizationId, 'subject', order.subject ?? '', order);
const referenceKey = (order: SalesOrder) =>
  keys.text(order.organizationId, 'reference', order.referenceNumber, order);
const oneUnit = (total: Decimal): Decimal =>
  total.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) as Decimal;

export const PLANTS: Plant[] = [
  {
    what: 'a total is off by one unit',
    finds: 'totals',
    plant: ({ order }) => [[orderKey(order), within(({ totals }) => (totals.total = oneUnit(totals.total)))]],
    isForPeople: true,
  },
  {
    what: 'a figure of a line is off by one unit',
    finds: 'totals',
    plant: ({ order }) => [
      [
        orderKey(order),
        within(({ totals: { lines } }) => {
          const [line] = lines;
          if (line) line.net = oneUnit(line.net);
        }),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'a figure that an order came with is ours all at once',
    finds: 'imported-totals',
    plant: ({ moved }) => [
      [
        orderKey(moved),
        within(({ totals, imported }) => (totals.total = imported?.ours['total'] ?? totals.total)),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'a figure that the source did not show is off by one unit',
    finds: 'totals',
    plant: ({ moved }) => [
      [
        orderKey(moved),
        within(({ totals: { lines } }) => {
          const [line] = lines;
          if (line) line.gross = oneUnit(line.gross);
        }),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'the rounding that is said to explain the figures does not',
    finds: 'imported-totals',
    plant: ({ moved }) => [
      [
        orderKey(moved),
        within(
          (order) => (order.imported = { rule: 'no tax on shipping', ours: order.imported?.ours ?? {} }),
        ),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'the row of the lists shows another customer',
    finds: 'row',
    plant: ({ order, other }) => [
      [orderKey(order), (item) => ({ ...item, row: (item['row'] as unknown[]).toSpliced(10, 1, other.id) })],
    ],
  },
  {
    what: 'an index key is stale',
    finds: 'index-key',
    plant: ({ order }) => [
      [orderKey(order), (item) => ({ ...item, stageKey: partitions.stage(order.organizationId, 'closed') })],
    ],
  },
  {
    what: 'the index key of a change is stale',
    finds: 'index-key',
    plant: ({ order }) => [
      [
        changeKey(order, 1),
        (item) => ({ ...item, monthKey: partitions.changesOf(order.organizationId, '2020-01') }),
      ],
    ],
  },
  {
    what: 'the document is broken',
    finds: 'unreadable',
    plant: ({ order }) => [[orderKey(order), (item) => ({ ...item, doc: new Uint8Array([1, 2, 3]) })]],
    isForPeople: true,
  },
  {
    what: 'what a change has changed is broken',
    finds: 'unreadable',
    plant: ({ order }) => [
      [changeKey(order, 1), (item) => ({ ...item, paths: new Uint8Array([1, 2, 3]), dict: 1 })],
    ],
    isForPeople: true,
  },
  {
    what: "the document is another order's",
    finds: 'identity',
    plant: ({ order, other }) => [[orderKey(order), (item) => ({ ...item, ...toDocument(other) })]],
    isForPeople: true,
  },
  {
    what: 'the last change is missing',
    finds: 'change-missing',
    plant: ({ order }) => [[changeKey(order, order.version), gone]],
    isForPeople: true,
  },
  {
    what: 'there is a gap in the versions',
    finds: 'change-missing',
    plant: ({ order }) => [[changeKey(order, 2), gone]],
    isForPeople: true,
  },
  {
    what: 'a change is ahead of its order',
    finds: 'change-ahead',
    plant: ({ order }) => [
      [
        changeKey(order, order.version + 1),
        () => ({ version: order.version + 1, at: order.modifiedAt, kinds: ['updated'] }),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'the last change shows another order',
    finds: 'change-row',
    plant: ({ order, other }) => [
      [
        changeKey(order, order.version),
        (item) => ({ ...item, row: (item['row'] as unknown[]).toSpliced(6, 1, other.number) }),
      ],
    ],
  },
  {
    what: 'an order is gone and its changes are not',
    finds: 'order-missing',
    plant: ({ other }) => [[orderKey(other), gone]],
    isForPeople: true,
  },
  {
    what: 'an order stands that was deleted',
    finds: 'order-after-deletion',
    plant: ({ order }) => [[changeKey(order, order.version), (item) => ({ ...item, kinds: ['deleted'] })]],
    isForPeople: true,
  },
  {
    what: 'a comment is left of an order that is not there',
    finds: 'comment-without-order',
    plant: ({ order, commentId }) => [
      [
        keys.comment(order.organizationId, '99' as never, commentId),
        () => ({ comment: { id: commentId, orderId: '99', text: 'lost' } }),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'a comment names another order than its place',
    finds: 'comment-without-order',
    plant: ({ order, other, commentId }) => [
      [
        keys.comment(order.organizationId, order.id, commentId),
        (item) => ({ ...item, comment: { ...(item['comment'] as object), orderId: other.id } }),
      ],
    ],
    isForPeople: true,
  },
  {
    what: 'an order has no number',
    finds: 'number-missing',
    plant: ({ order }) => [[numberKey(order), gone]],
  },
  {
    what: 'a number has no order',
    finds: 'number-without-order',
    plant: ({ order }) => [
      [keys.number(order.organizationId, 'LOST-1'), () => ({ orderId: '99', schemaVersion: 1 })],
    ],
  },
  {
    what: 'the number of an order finds another one',
    finds: 'number-of-another',
    plant: ({ order, other }) => [[numberKey(order), (item) => ({ ...item, orderId: other.id })]],
  },
  {
    what: 'nothing finds an order by its id of another system',
    finds: 'foreign-id-missing',
    plant: ({ order }) => [[foreignKey(order), gone]],
  },
  {
    what: 'the id of another system finds another order',
    finds: 'foreign-id-of-another',
    plant: ({ order, other }) => [[foreignKey(order), (item) => ({ ...item, orderId: other.id })]],
  },
  {
    what: 'an id of another system has no order',
    finds: 'foreign-id-without-order',
    plant: ({ order }) => [
      [keys.foreign(order.organizationId, 'getfly', 'nobody'), () => ({ orderId: '99', schemaVersion: 1 })],
    ],
  },
  {
    what: 'nothing finds a reference number',
    finds: 'text-missing',
    plant: ({ order }) => [[referenceKey(order), gone]],
  },
  {
    what: 'the look-up of a reference number points elsewhere',
    finds: 'text-of-another',
    plant: ({ order, other }) => [[referenceKey(order), (item) => ({ ...item, orderId: other.id })]],
  },
  {
    what: 'an order is found by a subject that it had before',
    finds: 'text-without-order',
    plant: ({ order }) => [
      [
        keys.text(order.organizationId, 'subject', 'Before', order),
        () => ({ orderId: order.id, schemaVersion: 1 }),
      ],
    ],
  },
  {
    what: 'nothing finds a subject',
    finds: 'text-missing',
    plant: ({ order }) => [[subjectKey(order), gone]],
  },
  {
    what: 'nothing finds a customer by a word of the name',
    finds: 'customer-name-missing',
    plant: ({ order }) => [[keys.name(order.organizationId, 'works', order.customer.id), gone]],
  },
  {
    what: 'the look-up of a name finds another customer',
    finds: 'customer-name-wrong',
    plant: ({ order }) => [
      [keys.name(order.organizationId, 'works', order.customer.id), (item) => ({ ...item, customerId: '7' })],
    ],
  },
  {
    what: 'the counter is behind the numbers',
    finds: 'counter-behind',
    plant: ({ order }) => [[keys.counter(order.organizationId, 'SO-'), (item) => ({ ...item, n: 1 })]],
  },
  {
    what: 'a contact is listed under a former name',
    finds: 'index-key',
    plant: ({ order }) => [
      [
        keys.reference(order.organizationId, { kind: 'customer', id: order.customer.id }),
        (item) => ({ ...item, createdKey: 'before' }),
      ],
    ],
  },
  {
    what: 'nothing finds a contact by the e-mail address',
    finds: 'row-look-up-missing',
    plant: ({ order }) => [
      [keys.rowText(partitions.contacts(order.organizationId), 'works@example.com', order.customer.id), gone],
    ],
  },
  {
    what: 'a client is not in the register',
    finds: 'credential',
    plant: ({ order }) => [[keys.registeredKey(order.organizationId, 'client-1'), gone]],
    isForPeople: true,
  },
  {
    what: 'the register knows a client that is not there',
    finds: 'credential',
    plant: () => [[keys.client('client-1'), gone]],
    isForPeople: true,
  },
  {
    what: 'the record of a keyed call holds another order',
    finds: 'claim',
    plant: ({ other }) => [
      [keys.claim('planted', 0), () => ({ ...toDocument(other), orderId: '99', version: 1, callHash: '' })],
    ],
    isForPeople: true,
  },
];

/** Puts the corruption in; what is answered takes it out. */
export async function planted(sound: Sound, { plant }: Plant): Promise<() => Promise<void>> {
  const { client, name: TableName } = sound.table;
  const write = (Key: Key, Item: Item | undefined): Promise<unknown> =>
    Item
      ? client.send(new PutCommand({ TableName, Item: { ...Item, ...Key } }))
      : client.send(new DeleteCommand({ TableName, Key: { ...Key } }));
  const before: [Key, Item | undefined][] = [];
  for (const [key, edit] of plant(sound)) {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true }));
    before.push([key, Item]);
    await write(key, edit(Item ?? {}));
  }
  return async () => {
    for (const [key, item] of before) await write(key, item);
  };
}
