/** Which ids the numbers of an input stand in for, and what is read to know it: to the letter. */
import { describe, expect, it } from 'vitest';
import { numericId } from '../../lib/domain/numeric-id.ts';
import type { ReferenceKey } from '../../lib/domain/reference.ts';
import { trueCustomerId, withTrueIds } from '../../lib/operations/true-ids.ts';
import { anOrder, stated } from '../support/plain-order.ts';
import { ORG, recordedStores } from '../support/recorded-stores.ts';

const key = (kind: string, id: string) => ({ kind, id });

describe('numbers for ids', () => {
  const customer = {
    kind: 'customer',
    id: 'C',
    name: 'C',
    addresses: [{ city: 'x' }, { id: 'A' }],
    contactPersons: [{ id: 'P' }],
  };
  const others = [
    { kind: 'item', id: 'I', name: 'I' },
    { kind: 'tax', id: 'T', name: 'T', percent: '5' },
    { kind: 'salesperson', id: 'S', name: 'S' },
  ];
  const number = (kind: never, id: string) => numericId(kind, id);
  const n = Object.fromEntries(
    (
      ['customer C', 'address A', 'contact P', 'item I', 'tax T', 'salesperson S', 'warehouse W'] as const
    ).map((name) => {
      const [kind, id] = name.split(' ');
      return [kind, number(kind as never, id ?? '')];
    }),
  ) as Record<string, string>;
  const run = async (
    input: Record<string, unknown>,
    order?: ReturnType<typeof anOrder>,
    rows: Record<string, unknown>[] = [customer, ...others],
  ) => {
    const { context, asked } = await recordedStores({ rows });
    return { input: await withTrueIds(stated(input), context, order), asked };
  };

  it('are looked up all at once, by kind; those of a customer in his row', async () => {
    const { input, asked } = await run({
      customerId: n['customer'],
      salespersonId: n['salesperson'],
      billingAddressId: n['address'],
      contactPersonIds: [n['contact']],
      shippingTax: { id: n['tax'] },
      lines: [{ itemId: n['item'], warehouseId: n['warehouse'] }],
    });
    expect(input).toMatchObject({
      customerId: 'C',
      salespersonId: 'S',
      billingAddressId: 'A',
      contactPersonIds: ['P'],
      shippingTax: { id: 'T' },
      lines: [{ itemId: 'I', warehouseId: n['warehouse'] }],
    });
    const kinds = ['customer', 'salesperson', 'tax', 'item'];
    expect(asked.map(([name]) => name)).toEqual(['references.idsByNumber', 'references.load']);
    const [[, , looked = []] = []] = asked as [string, string, ReferenceKey[]][];
    expect(looked.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
    expect(asked[1]).toEqual(['references.load', ORG, [key('customer', 'C')]]);
  });

  it('are those of the order first', async () => {
    const order = anOrder({
      customer: { id: 'C', name: 'C', contactPersons: [{ id: 'P' }], billingAddress: { id: 'A' } } as never,
    });
    const stays = await run({ customerId: n['customer'], billingAddressId: n['address'] }, order);
    expect([stays.input, stays.asked]).toMatchObject([{ customerId: 'C', billingAddressId: 'A' }, []]);
    const other = await run({ shippingAddressId: n['address'] }, anOrder(), [{ ...customer, id: '501' }]);
    expect(other.input.shippingAddressId).toBe('A');
    expect(other.asked).toEqual([['references.load', ORG, [key('customer', '501')]]]);
  });

  it('stay what they are where nobody has them', async () => {
    expect((await run({ billingAddressId: n['address'] })).asked).toEqual([]);
    const contact = { customerId: 'C', contactPersonIds: [n['contact']] };
    expect((await run(contact)).input.contactPersonIds).toEqual(['P']);
    const nobody = await run(contact, undefined, []);
    expect([nobody.input.contactPersonIds, nobody.asked.length]).toEqual([[n['contact']], 1]);
    const warehouse = await run({ customerId: 'C', lines: [{ warehouseId: n['warehouse'] }] });
    expect(warehouse.asked).toEqual([]);
  });

  it('name the customer of a list', async () => {
    const { context, asked } = await recordedStores({ rows: [customer] });
    const unknown = numericId('customer', 'unknown');
    const all = [undefined, 'C', n['customer'], unknown].map((id) => trueCustomerId(id, context));
    expect(await Promise.all(all)).toEqual([undefined, 'C', 'C', unknown]);
    expect(asked).toEqual(
      [n['customer'], unknown].map((id) => ['references.idsByNumber', ORG, [{ kind: 'customer', id }]]),
    );
  });
});
