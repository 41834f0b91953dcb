/** The official Node SDK for this API version, unmodified, pointed at the local gateway. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLiveApi } from '../../support/api.ts';
import { inventoryOf } from '../../support/inventory.ts';
import { mixedOrders } from '../../support/mixed-orders.ts';
import { loadStored } from '../../support/stored-order.ts';
import { ACCOUNT, PRODUCT } from '../../support/demo-ids.ts';

const require = createRequire(import.meta.url);
const SDK = '@zohocrm/nodejs-sdk-2.0';
/** The SDK has no types: its classes are found by the file they are in. */
const sdk = (path: string): any => require(`${SDK}/${path}`);
const api = (path: string): any => sdk(`core/com/zoho/crm/api/${path}`);

let live: Awaited<ReturnType<typeof openLiveApi>>;
let folder: string;

beforeAll(async () => {
  live = await openLiveApi();
  folder = await mkdtemp(join(tmpdir(), 'crm-sdk-'));
  const { InitializeBuilder } = sdk('routes/initialize_builder');
  const { Environment } = sdk('routes/dc/environment');
  const { OAuthBuilder } = sdk('models/authenticator/oauth_builder');
  const { FileStore } = sdk('models/authenticator/store/file_store');
  const { UserSignature } = sdk('routes/user_signature');
  const { LogBuilder } = sdk('routes/logger/log_builder');
  const { Levels } = sdk('routes/logger/logger');
  // An access token that never expires: the SDK has no reason to call an accounts server.
  const token = new OAuthBuilder().accessToken('demo-full-access').build();
  const builder = await new InitializeBuilder();
  builder
    .user(new UserSignature('client@example.com'))
    .environment(new Environment(live.url, `${live.url}/no-accounts-server`, live.url, 'local'))
    .token(token)
    .store(new FileStore(join(folder, 'tokens.txt')))
    .resourcePath(folder)
    .logger(new LogBuilder().level(Levels.ERROR).filePath(join(folder, 'sdk.log')).build())
    .initialize();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('creates, reads, lists, updates and deletes sales orders', async () => {
  const { RecordOperations, GetRecordsParam } = api('record/record_operations');
  const { ParameterMap } = sdk('routes/parameter_map');
  const { HeaderMap } = sdk('routes/header_map');
  const records = new RecordOperations();

  const created = await records.createRecords('Sales_Orders', bodyOf(newOrder()), new HeaderMap());
  const [made] = created.getObject().getData();
  expect([created.getStatusCode(), made.getCode().getValue()]).toEqual([201, 'SUCCESS']);
  const id = BigInt(made.getDetails().get('id'));

  const read = await records.getRecord(id, 'Sales_Orders', null, null);
  const [order] = read.getObject().getData();
  const [line] = order.getKeyValue('Product_Details');
  expect(order.getKeyValue('Subject')).toBe('From the SDK');
  expect(order.getKeyValue('Status').getValue()).toBe('Created');
  expect(order.getKeyValue('Due_Date')).toEqual(new Date('2026-12-24'));
  expect(order.getKeyValue('Account_Name').getKeyValue('name')).toBe('Zylker');
  expect([line.getQuantity(), line.getListPrice(), line.getNetTotal()]).toEqual([3, 1000, 3267]);
  expect(line.getLineTax()[0].getPercentage()).toBe(10);
  // 3 x 1000 - 30 = 2,970; 10 % of it 297; less 267 on the record, 0.50 adjusted: 3,000.50.
  expect(order.getKeyValue('Grand_Total')).toBe(3000.5);

  const parameters = new ParameterMap();
  await parameters.add(GetRecordsParam.PER_PAGE, 10);
  const listed = await records.getRecords('Sales_Orders', parameters, new HeaderMap());
  expect(listed.getObject().getInfo().getCount()).toBe(1);
  expect(listed.getObject().getData()[0].getId()).toBe(id);

  const updated = await records.updateRecord(
    id,
    'Sales_Orders',
    bodyOf(changes(line.getId())),
    new HeaderMap(),
  );
  expect(updated.getObject().getData()[0].getMessage().getValue()).toBe('record updated');
  const [after] = (await records.getRecord(id, 'Sales_Orders', null, null)).getObject().getData();
  expect(after.getKeyValue('Status').getValue()).toBe('Approved');
  expect(after.getKeyValue('Product_Details')[0].getQuantity()).toBe(5);
  expect(after.getKeyValue('Subject')).toBe('From the SDK');

  const deleted = await records.deleteRecord(id, 'Sales_Orders', null, null);
  expect(deleted.getObject().getData()[0].getMessage().getValue()).toBe('record deleted');
  expect((await records.getRecord(id, 'Sales_Orders', null, null)).getStatusCode()).toBe(204);
});

it('lists, reads and changes what every other wire has written, codes for ids among it', async () => {
  const { RecordOperations } = api('record/record_operations');
  const { HeaderMap } = sdk('routes/header_map');
  const { ParameterMap } = sdk('routes/parameter_map');
  const { Record } = api('record/record');
  const { InventoryLineItems } = api('record/inventory_line_items');
  const { LineItemProduct } = api('record/line_item_product');
  const wires = { ...live, ...inventoryOf(live) };
  const orders = await mixedOrders(wires);
  const records = new RecordOperations();

  const listed = await records.getRecords('Sales_Orders', new ParameterMap(), new HeaderMap());
  const found = new Map<string, any>(
    listed
      .getObject()
      .getData()
      .map((record: any) => [String(record.getId()), record]),
  );
  expect(found.size).toBe(Object.keys(orders).length);
  for (const { id, number } of Object.values(orders)) {
    const read = await records.getRecord(BigInt(id), 'Sales_Orders', null, null);
    const [record] = read.getObject().getData();
    const { total } = await wires.retrieve(id);
    for (const shown of [record, found.get(id)]) {
      expect(shown.getKeyValue('SO_Number')).toBe(number);
      expect(shown.getKeyValue('Grand_Total')).toBe(total);
      expect(typeof shown.getKeyValue('Account_Name').getId()).toBe('bigint');
      for (const line of shown.getKeyValue('Product_Details'))
        expect(line.getProduct().getId() === null).toBe(line.getProduct().getName() === 'Packing');
    }
  }

  // The product by the number that stands in for PROD_001, on another order: the item with that code.
  const [coded] = found.get(orders.getfly.id).getKeyValue('Product_Details');
  const product = new LineItemProduct();
  product.setId(coded.getProduct().getId());
  const line = new InventoryLineItems();
  line.setProduct(product);
  line.setQuantity(2);
  line.setListPrice(5);
  const order = new Record();
  order.addKeyValue('Product_Details', [line]);
  await records.updateRecord(BigInt(orders.record.id), 'Sales_Orders', bodyOf(order), new HeaderMap());
  const { lines } = await loadStored(live.table, orders.record.id);
  expect(lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([['PROD_001', '2']]);
});

function bodyOf(record: unknown): unknown {
  const { BodyWrapper } = api('record/body_wrapper');
  const body = new BodyWrapper();
  body.setData([record]);
  return body;
}

function newOrder(): unknown {
  const { Record } = api('record/record');
  const { Choice } = sdk('utils/util/choice');
  const account = new Record();
  account.setId(BigInt(ACCOUNT));
  const order = new Record();
  order.addKeyValue('Subject', 'From the SDK');
  order.addKeyValue('Account_Name', account);
  order.addKeyValue('Status', new Choice('Created'));
  order.addKeyValue('Carrier', new Choice('FedEX'));
  order.addKeyValue('Due_Date', new Date('2026-12-24'));
  order.addKeyValue('Discount', 267);
  order.addKeyValue('Adjustment', 0.5);
  order.addKeyValue('Billing_City', 'Salem');
  order.addKeyValue('Product_Details', [newLine()]);
  return order;
}

function newLine(): unknown {
  const { InventoryLineItems } = api('record/inventory_line_items');
  const { LineItemProduct } = api('record/line_item_product');
  const { LineTax } = api('record/line_tax');
  const product = new LineItemProduct();
  product.setId(BigInt(PRODUCT));
  const tax = new LineTax();
  tax.setName('Sales Tax');
  tax.setPercentage(10);
  const line = new InventoryLineItems();
  line.setProduct(product);
  line.setQuantity(3);
  line.setListPrice(1000);
  line.setDiscount('30');
  line.setLineTax([tax]);
  return line;
}

/** Another quantity on the line that is there, and a status: one request. */
function changes(lineId: bigint): unknown {
  const { Record } = api('record/record');
  const { InventoryLineItems } = api('record/inventory_line_items');
  const { Choice } = sdk('utils/util/choice');
  const line = new InventoryLineItems();
  line.setId(lineId);
  line.setQuantity(5);
  const order = new Record();
  order.addKeyValue('Status', new Choice('Approved'));
  order.addKeyValue('Product_Details', [line]);
  return order;
}
