/** A text that a client writes is read back as it was, through every dialect, or refused. */
import { describe, expect, it } from 'vitest';
import { aRecord, RECORDS } from '../support/crm.ts';
import { CUSTOMER, ITEM, PRODUCT } from '../support/demo-ids.ts';
import { SALE_ORDER, withKey } from '../support/getfly.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';
import { NAUGHTY_STRINGS } from '../support/naughty-strings.ts';
import { refOf, type Json, type Ref } from '../support/wire.ts';
import { READERS } from '../support/wires.ts';

const api = await openInventory();

/** What a client writes in one field; `undefined` leaves it out. */
type Text = (field: string) => string | undefined;

interface Writing {
  fields: string[];
  /** Undefined when it was refused. */
  write(text: Text): Promise<Ref | undefined>;
}

const ADDRESS = ['attention', 'address', 'street2', 'city', 'state', 'zip', 'country', 'phone', 'fax'];
const address = (text: Text, at: string) =>
  Object.fromEntries(ADDRESS.map((name) => [name, text(`${at} ${name}`)]));
const named = (text: Text, ...names: string[]) => Object.fromEntries(names.map((name) => [name, text(name)]));
const custom = (text: Text, field: string) =>
  text(field) === undefined ? undefined : [{ label: 'Remark', value: text(field) }];

const ORDER_TEXTS = ['reference_number', 'notes', 'terms', 'adjustment_description', 'delivery_method'];
const LINE_TEXTS = ['name', 'description', 'unit', 'hsn_or_sac'];

const inventory: Writing = {
  fields: [...ORDER_TEXTS, ...LINE_TEXTS, 'order remark', ...ADDRESS.map((name) => `billing ${name}`)],
  async write(text) {
    const line = { item_id: ITEM, quantity: 1, rate: 5, ...named(text, ...LINE_TEXTS) };
    const { status, json } = await api.call('POST', '/salesorders', {
      body: {
        customer_id: CUSTOMER,
        ...named(text, ...ORDER_TEXTS),
        custom_fields: custom(text, 'order remark'),
        billing_address: address(text, 'billing'),
        line_items: [line],
      },
    });
    return done(status, json) ? refOf(json.salesorder) : undefined;
  },
};

const CRM_TEXTS = [
  'Subject',
  'Description',
  'Terms_and_Conditions',
  'Customer_No',
  'Carrier',
  'Billing_Street',
  'Shipping_City',
  'Billing_Code',
];
const crm: Writing = {
  fields: [...CRM_TEXTS, 'product_description'],
  async write(text) {
    const line = {
      product: { id: PRODUCT },
      quantity: 2,
      list_price: 50,
      product_description: text('product_description'),
    };
    const { Subject = 'Two chairs', ...texts } = named(text, ...CRM_TEXTS);
    const { status, json } = await api.call('POST', RECORDS, {
      body: { data: [aRecord({ Subject, ...texts, Product_Details: [line] })] },
    });
    if (!done(status, json)) return undefined;
    const { id } = json.data[0].details;
    return refOf(await api.retrieve(id));
  },
};

const GETFLY_TEXTS = [
  'order_source_name',
  'store_name',
  'lading_code',
  'campaign_code',
  'opportunity_code',
  'assigned_username',
];
const GETFLY_ACCOUNT = ['contact_name', 'account_phone', 'account_address'];
const getfly: Writing = {
  fields: [...GETFLY_TEXTS, ...GETFLY_ACCOUNT, 'term'],
  async write(text) {
    const order = refOf(await api.create(SMALL_ORDER));
    const { status, json } = await api.send(
      'PUT',
      SALE_ORDER,
      withKey({
        body: {
          current_order_code: order.number,
          ...named(text, ...GETFLY_TEXTS),
          account: named(text, ...GETFLY_ACCOUNT),
          ...(text('term') !== undefined && { order_terms: [{ term_content: text('term') }] }),
        },
      }),
    );
    return done(status, json) ? order : undefined;
  },
};

/** @throws Error for a fault of ours */
function done(status: number, json: Json): boolean {
  if (status >= 500) throw new Error(`${status}: ${JSON.stringify(json)}`);
  return status < 300 && json?.data?.[0]?.status !== 'error';
}

function* leavesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) yield* leavesOf(each);
}

/** Getfly has a term for each line of what the others know as one text. */
function withWholeTerms(wire: Json): Json {
  if (!Array.isArray(wire?.order_terms)) return wire;
  const lines = wire.order_terms.map(({ term_content: line }: Json) => line);
  return { ...wire, order_terms: lines.join('\n') };
}

const read = async (order: Ref) =>
  Promise.all(
    Object.entries(READERS).map(
      async ([dialect, reader]) => [dialect, withWholeTerms(await reader.read(api, order))] as const,
    ),
  );

describe.each(Object.entries({ inventory, crm, getfly }))('texts written through %s', (name, writing) => {
  const { fields, write } = writing;
  /** Between these, a text has no ends that could be trimmed, and is found wherever it went. */
  const marked = (naughty: string, field: string) => `[${fields.indexOf(field)}:${naughty}:]`;

  /** Every dialect shows a marked text whole, wherever it shows it; the one that took it does. */
  async function assertWhole(order: Ref, naughty: string, written: string[]): Promise<void> {
    for (const [dialect, wire] of await read(order)) {
      const leaves = [...leavesOf(wire)];
      for (const field of written) {
        const text = marked(naughty, field);
        const shown = leaves.filter((leaf) => leaf.includes(`[${fields.indexOf(field)}:`));
        expect(shown.filter((leaf) => !leaf.includes(text))).toEqual([]);
        if (dialect.replace('zoho-', '') === name) expect([field, shown.length > 0]).toEqual([field, true]);
      }
    }
  }

  it('are all accepted when they are plain', async () => {
    const order = await write((field) => marked('plain', field));
    expect(order).toBeDefined();
    if (order) await assertWhole(order, 'plain', fields);
  });

  it.each(NAUGHTY_STRINGS.map((naughty) => [JSON.stringify(naughty).slice(0, 40), naughty] as const))(
    'come back as they were, or are refused: %s',
    async (_, naughty) => {
      const whole = await write((field) => marked(naughty, field));
      if (whole) return assertWhole(whole, naughty, fields);
      for (const only of fields) {
        const order = await write((field) => (field === only ? marked(naughty, only) : undefined));
        if (order) await assertWhole(order, naughty, [only]);
      }
    },
  );
});

/** Without marks, their ends are their own. */
describe('a text alone', () => {
  const shownBy: Record<string, (order: Json) => unknown> = {
    reference_number: (order) => order.reference_number,
    notes: (order) => order.notes,
    terms: (order) => order.terms,
    'order remark': (order) => order.custom_fields[0]?.value,
    'billing city': (order) => order.billing_address.city,
    description: (order) => order.line_items[0].description,
  };

  it.each(Object.entries(shownBy))('in %s comes back as it was, or is refused', async (only, shown) => {
    for (const naughty of NAUGHTY_STRINGS) {
      const order = await inventory.write((field) => (field === only ? naughty : undefined));
      if (!order) continue;
      const value = shown(await api.retrieve(order.id));
      // Nothing is what an empty text says, in whatever way nothing is shown.
      expect([naughty, value ?? '']).toEqual([naughty, naughty]);
    }
  });
});
