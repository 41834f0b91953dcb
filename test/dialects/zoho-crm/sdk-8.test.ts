/** The official Node SDK for v8, unmodified, pointed at the local gateway: it signs in, reads the metadata, then works. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLiveApi } from '../../support/api.ts';
import { ACCOUNT, PRODUCT } from '../../support/demo-ids.ts';

/** The SDK has no types, and its modules import each other in circles: the whole of it is loaded first. */
const SDK = '@zohocrm/nodejs-sdk-8.0';
const sdk = async (path: string): Promise<any> => {
  await import(SDK);
  return import(`${SDK}/lib/${path}.js`);
};
const api = (path: string): Promise<any> => sdk(`core/com/zoho/crm/api/${path}`);

const live = await openLiveApi();
let folder: string;
let records: any;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crm-sdk-8-'));
  const { InitializeBuilder } = await sdk('routes/initialize_builder');
  const { Environment } = await sdk('routes/dc/environment');
  const { OAuthBuilder } = await sdk('models/authenticator/oauth_builder');
  const { FileStore } = await sdk('models/authenticator/store/file_store');
  const builder = await new InitializeBuilder();
  await builder
    .environment(new Environment(live.url, `${live.url}/oauth/v2/token`, live.url, 'local'))
    .token(
      new OAuthBuilder()
        .clientId('demo-client')
        .clientSecret('demo-secret')
        .refreshToken('demo-refresh')
        .build(),
    )
    .store(new FileStore(join(folder, 'tokens.txt')))
    // For related lists the SDK puts its file behind this, without a slash between.
    .resourcePath(`${folder}/`)
    .initialize();
  const { RecordOperations } = await api('record/record_operations');
  records = new RecordOperations('Sales_Orders');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('creates, reads, lists, searches, counts, updates, upserts and deletes sales orders', async () => {
  const operations = await api('record/record_operations');
  const created = await records.createRecords(await bodyOf(await newOrder()));
  const [made] = created.getObject().getData();
  expect([created.getStatusCode(), made.getMessage().getValue()]).toEqual([201, 'record added']);
  const id = BigInt(made.getDetails().get('id'));

  const order = await readOrder(id);
  expect(order.getKeyValue('Status').getValue()).toBe('Created');
  expect(order.getKeyValue('Due_Date')).toEqual(new Date('2026-12-24'));
  expect(order.getKeyValue('Account_Name').getKeyValue('name')).toBe('Zylker');
  const [line] = order.getKeyValue('Ordered_Items');
  // 3 x 1000 - 30 = 2,970; 10 % of it 297.
  const figures = ['Quantity', 'List_Price', 'Total', 'Total_After_Discount', 'Tax', 'Net_Total'];
  expect(figures.map((name) => line.getKeyValue(name))).toEqual([3, 1000, 3000, 2970, 297, 3267]);
  expect(line.getKeyValue('Product_Name').getId()).toBe(BigInt(PRODUCT));
  expect(line.getKeyValue('Line_Tax')[0].getDisplayName()).toBe('Sales Tax');

  const listed = await records.getRecords(
    await parametersOf([operations.GetRecordsParam.FIELDS, 'Subject,Ordered_Items']),
  );
  expect(listed.getObject().getInfo().getCount()).toBe(1);
  expect(listed.getObject().getData()[0].getId()).toBe(id);
  const found = await records.searchRecords(
    await parametersOf([operations.SearchRecordsParam.CRITERIA, '(Subject:equals:From the SDK)']),
  );
  expect(found.getObject().getData()[0].getKeyValue('Grand_Total')).toBe(3267);
  expect((await records.recordCount()).getObject().getCount()).toBe(1n);

  const updated = await records.updateRecord(id, await bodyOf(await changes(line.getId())));
  expect(updated.getObject().getData()[0].getMessage().getValue()).toBe('record updated');
  const after = await readOrder(id);
  expect(after.getKeyValue('Status').getValue()).toBe('Approved');
  expect(after.getKeyValue('Ordered_Items')[0].getKeyValue('Quantity')).toBe(5);
  expect(after.getKeyValue('Due_Date')).toEqual(new Date('2026-12-24'));

  const { Record } = await api('record/record');
  const again = new Record();
  again.addKeyValue('Subject', 'From the SDK');
  again.addKeyValue('Description', 'once more');
  const upserted = await records.upsertRecords(await bodyOf(again));
  const [result] = upserted.getObject().getData();
  expect([result.getAction().getValue(), BigInt(result.getDetails().get('id'))]).toEqual(['update', id]);

  const deleted = await records.deleteRecord(id);
  expect(deleted.getObject().getData()[0].getMessage().getValue()).toBe('record deleted');
  expect((await records.getRecord(id)).getStatusCode()).toBe(204);
  const gone = await records.getDeletedRecords(
    await parametersOf([operations.GetDeletedRecordsParam.TYPE, 'all']),
  );
  expect(gone.getObject().getData()[0].getId()).toBe(id);
});

it('reads modules, the organisation and users, and writes notes', async () => {
  const { ModulesOperations } = await api('modules/modules_operations');
  const { ParameterMap } = await sdk('routes/parameter_map');
  const { HeaderMap } = await sdk('routes/header_map');
  const modules = await new ModulesOperations().getModules(new ParameterMap(), new HeaderMap());
  expect(modules.getObject().getModules()[0].getVisibility()).toBe(1);
  const { OrgOperations } = await api('org/org_operations');
  const [org] = (await new OrgOperations().getOrganization()).getObject().getOrg();
  expect(org.getLicenseDetails().getPaid()).toBe(true);
  const { UsersOperations, GetUsersParam } = await api('users/users_operations');
  const { Choice } = await sdk('utils/util/choice');
  const users = await new UsersOperations().getUsers(
    await parametersOf([GetUsersParam.TYPE, new Choice('CurrentUser')]),
    new HeaderMap(),
  );
  expect(users.getObject().getUsers()[0].getFullName()).toBe('Demo, signed in');

  const created = await records.createRecords(await bodyOf(await newOrder()));
  const id = BigInt(created.getObject().getData()[0].getDetails().get('id'));
  const { RelatedRecordsOperations } = await api('related_records/related_records_operations');
  const notes = new RelatedRecordsOperations('Notes', 'Sales_Orders');
  await live.send('POST', `/crm/v8/Sales_Orders/${id}/Notes`, {
    body: { data: [{ Note_Content: 'hello' }] },
  });
  const read = await notes.getRelatedRecords(id, new ParameterMap(), new HeaderMap());
  expect(read.getObject().getData()[0].getKeyValue('Note_Content')).toBe('hello');
});

it('reads what was refused, and where', async () => {
  const order = await newOrder();
  order.addKeyValue('Ordered_Items', []);
  const refused = await records.createRecords(await bodyOf(order));
  const [error] = refused.getObject().getData();
  expect([error.getCode().getValue(), error.getDetails().get('json_path')]).toEqual([
    'MANDATORY_NOT_FOUND',
    '$.data[0].Ordered_Items',
  ]);
});

async function readOrder(id: bigint): Promise<any> {
  const read = await records.getRecord(id);
  expect(read.getStatusCode()).toBe(200);
  return read.getObject().getData()[0];
}

async function parametersOf(...given: [unknown, unknown][]): Promise<any> {
  const { ParameterMap } = await sdk('routes/parameter_map');
  const parameters = new ParameterMap();
  for (const [parameter, value] of given) await parameters.add(parameter, value);
  return parameters;
}

async function bodyOf(record: unknown): Promise<any> {
  const { BodyWrapper } = await api('record/body_wrapper');
  const body = new BodyWrapper();
  body.setData([record]);
  return body;
}

async function newOrder(): Promise<any> {
  const { Record } = await api('record/record');
  const { LineItemProduct } = await api('record/line_item_product');
  const { LineTax } = await api('record/line_tax');
  const { Choice } = await sdk('utils/util/choice');
  const [account, order, line, product, tax] = [
    new Record(),
    new Record(),
    new Record(),
    new LineItemProduct(),
    new LineTax(),
  ];
  account.setId(BigInt(ACCOUNT));
  product.setId(BigInt(PRODUCT));
  tax.setName('Sales Tax');
  tax.setPercentage(10);
  line.addKeyValue('Product_Name', product);
  line.addKeyValue('Quantity', 3);
  line.addKeyValue('List_Price', 1000);
  line.addKeyValue('Discount', '30');
  line.addKeyValue('Line_Tax', [tax]);
  order.addKeyValue('Subject', 'From the SDK');
  order.addKeyValue('Account_Name', account);
  order.addKeyValue('Status', new Choice('Created'));
  order.addKeyValue('Carrier', new Choice('FedEX'));
  order.addKeyValue('Due_Date', new Date('2026-12-24'));
  order.addKeyValue('Billing_City', 'Salem');
  order.addKeyValue('Ordered_Items', [line]);
  return order;
}

/** Another quantity on the line that is there, and a status: one request. */
async function changes(lineId: bigint): Promise<any> {
  const { Record } = await api('record/record');
  const { Choice } = await sdk('utils/util/choice');
  const line = new Record();
  line.setId(lineId);
  line.addKeyValue('Quantity', 5);
  const order = new Record();
  order.addKeyValue('Status', new Choice('Approved'));
  order.addKeyValue('Ordered_Items', [line]);
  return order;
}
