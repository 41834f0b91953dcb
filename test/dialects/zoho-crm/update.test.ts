import { describe, expect, it } from 'vitest';
import { aLine, openCrm, RECORDS } from '../../support/crm.ts';
import { PRODUCT } from '../../support/demo-ids.ts';

const { live, crm } = await openCrm();

const versionOf = async (id: string) => (await live.send('GET', `${RECORDS}/${id}`)).headers['etag'];
const quantities = (record: any) => record.Product_Details.map((line: any) => line.quantity);

describe('an address', () => {
  const whole = {
    Billing_Street: 'NEW',
    Billing_City: null,
    Billing_State: null,
    Billing_Code: null,
    Billing_Country: null,
  };

  it('changes in the part that is stated', async () => {
    const id = await crm.insert({ Billing_Street: 'OLD', Billing_City: 'Chennai' });
    expect((await crm.update(id, { Billing_Street: 'NEW' })).status).toBe(200);
    expect(await crm.read(id)).toMatchObject({ Billing_Street: 'NEW', Billing_City: 'Chennai' });
  });

  it('that is stated whole has nothing of the account’s own, in any dialect', async () => {
    const id = await crm.insert(whole);
    const record = await crm.read(id);
    expect(Object.keys(whole).map((name) => record[name] ?? null)).toEqual(['NEW', null, null, null, null]);
    const { json } = await live.send('GET', `/inventory/v1/salesorders/${id}`);
    const { address, ...rest } = json.salesorder.billing_address;
    expect(address).toBe('NEW');
    expect(new Set(Object.values(rest))).toEqual(new Set(['']));
  });

  it('that comes back as it was answered changes nothing', async () => {
    const id = await crm.insert();
    const before = await crm.read(id);
    const parts = Object.keys(whole).map((name) => [name, before[name]]);
    expect((await crm.update(id, Object.fromEntries(parts))).status).toBe(200);
    expect((await crm.read(id)).Modified_Time).toBe(before.Modified_Time);
  });
});

describe('lines', () => {
  const three = { Product_Details: [aLine({ quantity: 1 }), aLine({ quantity: 2 }), aLine({ quantity: 3 })] };

  it('are changed by id, added without one, and gone when a whole list leaves them out', async () => {
    const id = await crm.insert(three);
    const [first, , third] = (await crm.read(id)).Product_Details;
    const changed = {
      Product_Details: [{ id: third.id, quantity: 30 }, { id: first.id }, aLine({ quantity: 4 })],
    };
    expect((await crm.update(id, changed)).status).toBe(200);
    const record = await crm.read(id);
    expect(quantities(record)).toEqual([30, 1, 4]);
    expect(record.Product_Details[0].list_price).toBe(50);
  });

  it('are taken out by `delete`, and then what is not named stays', async () => {
    const id = await crm.insert(three);
    const [first, second, third] = (await crm.read(id)).Product_Details;
    const changes = [{ id: second.id, delete: true }, { id: first.id, quantity: 10 }, aLine({ quantity: 5 })];
    expect((await crm.update(id, { Product_Details: changes })).status).toBe(200);
    const record = await crm.read(id);
    expect(quantities(record)).toEqual([10, 3, 5]);
    expect(record.Product_Details[1].id).toBe(third.id);
  });

  it('cannot all be taken out', async () => {
    const id = await crm.insert();
    const [line] = (await crm.read(id)).Product_Details;
    for (const lines of [[], null, [{ id: line.id, delete: true }]]) {
      const answer = await crm.update(id, { Product_Details: lines });
      expect(answer.json.data[0]).toMatchObject({
        code: 'MANDATORY_NOT_FOUND',
        details: { api_name: 'Product_Details' },
      });
    }
  });

  it("with the product's id for their own are new ones", async () => {
    const id = await crm.insert();
    const line = aLine({ id: PRODUCT, quantity: 9 });
    expect((await crm.update(id, { Product_Details: [line] })).status).toBe(200);
    expect(quantities(await crm.read(id))).toEqual([9]);
  });

  it('of an id that is none of the order are refused', async () => {
    const id = await crm.insert();
    const answer = await crm.update(id, { Product_Details: [{ id: '99', quantity: 1 }] });
    expect(answer.json.data[0]).toMatchObject({
      code: 'INVALID_DATA',
      details: { api_name: 'id', parent_api_name: 'Product_Details', index: 0 },
    });
  });
});

describe('a record that is read and sent back', () => {
  it('changes nothing: no new version', async () => {
    const id = await crm.insert({
      Discount: '5%',
      $line_tax: [{ name: 'City', percentage: 5 }],
      Adjustment: 3,
      Billing_City: 'Salem',
      Contact_Name: { id: '1', name: 'Ann' },
      Product_Details: [aLine({ Discount: '3%', line_tax: [{ name: 'VAT', percentage: 20 }] })],
    });
    const record = await crm.read(id);
    expect((await crm.update(id, record)).status).toBe(200);
    expect(await versionOf(id)).toBe('"1"');
    expect(await crm.read(id)).toEqual(record);
  });

  it('keeps a percentage when other fields change, and takes a new amount', async () => {
    const id = await crm.insert({ Discount: '10%' });
    const record = await crm.read(id);
    const [line] = record.Product_Details;
    await crm.update(id, { Discount: record.Discount, Product_Details: [{ id: line.id, quantity: 4 }] });
    expect((await crm.read(id)).Discount).toBe(20);
    await crm.update(id, { Discount: 12 });
    expect((await crm.read(id)).Grand_Total).toBe(188);
  });
});

describe('Status', () => {
  it('moves the order together with its fields: one version, one change with both kinds', async () => {
    const id = await crm.insert();
    expect((await crm.update(id, { Status: 'Approved', Subject: 'Three chairs' })).status).toBe(200);
    expect(await versionOf(id)).toBe('"2"');
    expect(await crm.read(id)).toMatchObject({ Status: 'Approved', Subject: 'Three chairs' });
    const history = await live.send('GET', `/inventory/v1/salesorders/${id}/history`);
    expect(history.text).toContain('confirmed');
    expect(history.text).toContain('updated');
  });

  it.each([
    ['Created', 'Created', 200],
    ['Created', 'Approved', 200],
    ['Created', 'Cancelled', 200],
    ['Created', 'Delivered', 400],
    ['Approved', 'Created', 400],
    ['Approved', 'Approved', 200],
    ['Approved', 'Cancelled', 200],
    ['Cancelled', 'Cancelled', 200],
    ['Cancelled', 'Approved', 400],
    ['Cancelled', 'Created', 400],
    ['Created', 'Somewhere', 400],
  ])('from %s to %s answers %i', async (from, to, status) => {
    const id = await crm.insert({ Status: from });
    const answer = await crm.update(id, { Status: to });
    expect(answer.status).toBe(status);
    if (status === 400) {
      expect(answer.json.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Status' } });
    }
    expect((await crm.read(id)).Status).toBe(status === 200 ? to : from);
  });

  it('refused refuses the whole record', async () => {
    const id = await crm.insert({ Status: 'Cancelled' });
    const answer = await crm.update(id, { Status: 'Approved', Description: 'too late' });
    expect(answer.status).toBe(400);
    expect((await crm.read(id)).Description).toBeNull();
  });

  it('of a cancelled order stands, and so do its fields', async () => {
    const id = await crm.insert({ Status: 'Cancelled' });
    const answer = await crm.update(id, { Status: 'Cancelled', Subject: 'Other' });
    expect(answer.json.data[0]).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Status' } });
  });
});

it('many records are updated by the ids in their bodies', async () => {
  const [one, two] = [await crm.insert(), await crm.insert()];
  const answer = await crm.call('PUT', RECORDS, [
    { id: one, Subject: 'One' },
    { id: '42', Subject: 'Nobody' },
    { Subject: 'No id' },
    { id: two, Subject: 'Two' },
  ]);
  expect(answer.status).toBe(207);
  const codes = answer.json.data.map((result: any) => [result.code, result.details.api_name]);
  expect(codes).toEqual([
    ['SUCCESS', undefined],
    ['INVALID_DATA', 'id'],
    ['MANDATORY_NOT_FOUND', 'id'],
    ['SUCCESS', undefined],
  ]);
  expect((await crm.read(two)).Subject).toBe('Two');
});

describe('preconditions', () => {
  it('a stale If-Match is refused with the version, a fresh one is not', async () => {
    const id = await crm.insert();
    await crm.update(id, { Subject: 'Second' });
    const stale = await crm.update(id, { Subject: 'Third' }, { headers: { 'if-match': '"1"' } });
    expect([stale.status, stale.json.code, stale.json.details]).toEqual([
      412,
      'ALREADY_MODIFIED',
      { version: 2 },
    ]);
    expect((await crm.update(id, { Subject: 'Third' }, { headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  it('If-Unmodified-Since goes by the time of the last change', async () => {
    const id = await crm.insert();
    const { Modified_Time } = await crm.read(id);
    const since = { 'if-unmodified-since': '2020-01-01T00:00:00+05:30' };
    const stale = await crm.update(id, { Subject: 'Late' }, { headers: since });
    expect([stale.status, stale.json.code]).toEqual([412, 'ALREADY_MODIFIED']);
    const fresh = { 'if-unmodified-since': Modified_Time as string };
    expect((await crm.update(id, { Subject: 'In time' }, { headers: fresh })).status).toBe(200);
    const { status, json } = await crm.update(
      id,
      { Subject: 'x' },
      { headers: { 'if-unmodified-since': 'soon' } },
    );
    expect([status, json.code, json.details]).toEqual([
      400,
      'INVALID_DATA',
      { api_name: 'If-Unmodified-Since', expected_data_type: 'datetime' },
    ]);
  });
});
