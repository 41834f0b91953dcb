/** What clients read beside records: modules, layouts, the organisation, users; and the notes of an order. */
import { describe, expect, it } from 'vitest';
import { VERSIONS } from '../../../lib/dialects/zoho-crm/versions.ts';
import { openCrm, RECORDS, recordsOf } from '../../support/crm.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import type { Json } from '../../support/wire.ts';

const { live, crm } = await openCrm();
const DIGITS = expect.stringMatching(/^\d+$/);

describe.each(VERSIONS)('in $name', (version) => {
  const get = (path: string) => live.send('GET', `/crm/${version.name}${path}`);

  it('modules are shown one by one as in their list, and those that are served say so', async () => {
    const { modules } = (await get('/settings/modules')).json;
    const served = modules.filter(({ api_supported }: Json) => api_supported);
    expect(served.map(({ api_name, visibility }: Json) => [api_name, visibility])).toEqual(
      ['Sales_Orders', 'Accounts', 'Contacts', 'Products'].map((name) => [name, 1]),
    );
    for (const module of modules)
      expect((await get(`/settings/modules/${module.api_name}`)).json.modules).toEqual([module]);
    expect((await get('/settings/modules/Leads')).json.code).toBe('INVALID_MODULE');
  });

  it('a layout has every field of its module', async () => {
    const { fields } = (await get('/settings/fields?module=Sales_Orders')).json;
    const [layout] = (await get('/settings/layouts?module=Sales_Orders')).json.layouts;
    expect(layout).toMatchObject({ id: DIGITS, name: 'Standard', status: version.layoutStatus });
    expect(layout.sections[0].fields.map(({ api_name }: Json) => api_name)).toEqual(
      fields.map(({ api_name }: Json) => api_name),
    );
    expect((await get('/settings/layouts')).json.details).toEqual({ param_name: 'module' });
  });

  it('orders have their notes as a related list, other modules have none', async () => {
    const [list] = (await get('/settings/related_lists?module=Sales_Orders')).json.related_lists;
    const module = version.lookupModule === 'object' ? { api_name: 'Notes', id: DIGITS } : 'Notes';
    expect(list).toMatchObject({ api_name: 'Notes', module, href: 'Sales_Orders/{ENTITYID}/Notes' });
    expect((await get('/settings/related_lists?module=Accounts')).status).toBe(204);
    const { fields } = (await get('/settings/fields?module=Notes')).json;
    expect(fields.map(({ api_name }: Json) => api_name)).toContain('Note_Content');
  });

  it('the organisation has its currency, its time zone and a licence', async () => {
    const [org] = (await get('/org')).json.org;
    expect(org).toMatchObject({
      id: ORGANIZATION,
      zgid: ORGANIZATION,
      iso_code: expect.stringMatching(/^[A-Z]{3}$/),
      time_zone: expect.any(String),
      license_details: { paid: true },
    });
  });

  it('users are told by type and page, and by the ids that records name', async () => {
    const current = (await get('/users?type=CurrentUser')).json;
    expect(current.users).toEqual([
      expect.objectContaining({ id: DIGITS, full_name: 'Demo, full access', status: 'active' }),
    ]);
    const all = (await get('/users?type=AllUsers&page=1&per_page=1')).json;
    expect(all.info).toMatchObject({ page: 1, per_page: 1, count: 1, more_records: expect.any(Boolean) });
    expect((await get('/users?type=DeletedUsers')).status).toBe(204);
    expect((await get('/users?type=Robots')).json.details).toMatchObject({ param_name: 'type' });
    const { Owner } = await crm.read(await crm.insert());
    expect((await get(`/users/${Owner.id}`)).json.users).toEqual(current.users);
    const nobody = await get('/users/42');
    expect([nobody.status, nobody.json.code]).toEqual([400, 'INVALID_DATA']);
  });

  it('notes of an order are the comments of Inventory, with a title', async () => {
    const id = await crm.insert();
    const path = `${recordsOf(version)}/${id}/Notes`;
    expect((await live.send('GET', path)).status).toBe(204);
    const before = (await live.send('GET', `${RECORDS}/${id}`)).headers['etag'];
    const data = [
      { Note_Title: 'Call', Note_Content: 'rings back', Parent_Id: { id } },
      { Note_Content: 'b' },
    ];
    const made = await live.send('POST', path, { body: { data } });
    expect([made.status, made.json.data.map(({ code }: Json) => code)]).toEqual([
      201,
      ['SUCCESS', 'SUCCESS'],
    ]);
    const listed = (await live.send('GET', path)).json;
    expect(listed.info).toEqual({ per_page: 200, count: 2, page: 1, more_records: false });
    const titles = listed.data.map((note: Json) => [note.Note_Title, note.Note_Content, note.Parent_Id.id]);
    expect(titles.toSorted()).toEqual(
      [
        ['Call', 'rings back', id],
        [null, 'b', id],
      ].toSorted(),
    );
    const { json } = await live.send('GET', `/inventory/v1/salesorders/${id}/comments`);
    expect(json.comments.map(({ description }: Json) => description).toSorted()).toEqual([
      'Call\nrings back',
      'b',
    ]);
    await live.send('POST', `/inventory/v1/salesorders/${id}/comments`, { body: { description: 'c' } });
    expect((await live.send('GET', `${path}?per_page=1&fields=Note_Content`)).json.data).toEqual([
      { id: DIGITS, Note_Content: 'c' },
    ]);
    expect((await live.send('GET', `${RECORDS}/${id}`)).headers['etag']).toBe(before);
  });
});

describe('a note is refused', () => {
  it.each<[string, Json, string, Json]>([
    ['without content', { Note_Title: 'a' }, 'MANDATORY_NOT_FOUND', { api_name: 'Note_Content' }],
    ['with too much of it', { Note_Content: 'x'.repeat(5001) }, 'INVALID_DATA', { maximum_length: 5000 }],
    [
      'for another order',
      { Note_Content: 'a', Parent_Id: { id: '42' } },
      'INVALID_DATA',
      { api_name: 'Parent_Id' },
    ],
  ])('%s', async (_, note, code, details) => {
    const path = `${RECORDS}/${await crm.insert()}/Notes`;
    const { status, json } = await live.send('POST', path, { body: { data: [note] } });
    expect([status, json.data[0]]).toMatchObject([400, { code, details }]);
  });

  it('of an order that is not there', async () => {
    const body = { data: [{ Note_Content: 'a' }] };
    const made = await live.send('POST', `${RECORDS}/42/Notes`, { body });
    expect([made.status, made.json.data[0].code]).toEqual([400, 'INVALID_DATA']);
    const read = await live.send('GET', `${RECORDS}/42/Notes`);
    expect([read.status, read.json.code]).toEqual([400, 'INVALID_DATA']);
    const elsewhere = await live.send('GET', '/crm/v2/Leads/42/Notes');
    expect(elsewhere.json.code).toBe('INVALID_MODULE');
  });
});
