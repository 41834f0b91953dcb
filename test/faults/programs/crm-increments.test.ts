/** A client of CRM that keeps a copy by increments, while others write: what it has in the end is what there is, in the first version as in the last. */
import { expect, it } from 'vitest';
import { aRecordOf, crmOf, recordsOf } from '../../support/crm.ts';
import { VERSIONS, type CrmVersion } from '../../../lib/dialects/zoho-crm/versions.ts';
import { openApi, type Api } from '../../support/api.ts';
import { runs } from '../rig/counts.ts';

const CHANGES = runs({ slice: 60, gate: 1000, full: 10_000 });
/** Times of the wire have whole seconds: a client looks back over the one in which it began. */
const LOOK_BACK_MS = 2000;
const AT_ONCE = 4;
const PER_PAGE = 50;

type Copy = Map<string, string>;

/** What was changed and what was deleted since the time, on top of the copy; answers when the next one is to begin. */
async function increment(
  api: Api,
  version: CrmVersion,
  copy: Copy,
  since: string | undefined,
): Promise<string> {
  const next = new Date(Date.now() - LOOK_BACK_MS).toISOString().replace(/\.\d+Z/, '+00:00');
  const headers: Record<string, string> = since === undefined ? {} : { 'if-modified-since': since };
  const changed = 'fields=Description&sort_by=Modified_Time&sort_order=asc';
  for await (const { id, Description } of pages(api, `${recordsOf(version)}?${changed}`, headers))
    copy.set(id, Description);
  for await (const { id } of pages(api, `${recordsOf(version)}/deleted?type=all`, headers)) copy.delete(id);
  return next;
}

async function* pages(api: Api, path: string, headers: Record<string, string>) {
  let token = '';
  for (let page = 1; ; page += 1) {
    const place = token ? `page_token=${token}` : `page=${page}`;
    const { status, json, text } = await api.send('GET', `${path}&per_page=${PER_PAGE}&${place}`, {
      headers,
    });
    if (status === 204 || status === 304) return;
    expect(status, text).toBe(200);
    yield* json.data as { id: string; Description: string }[];
    if (!json.info.more_records) return;
    token = json.info.next_page_token ?? '';
  }
}

/** Makes, changes and deletes, a few at a time; answers what stands in the end. */
async function write(api: Api, version: CrmVersion): Promise<Copy> {
  const truth: Copy = new Map();
  const { call } = crmOf(api);
  let left = CHANGES;
  const writer = async (name: number) => {
    const own: string[] = [];
    for (let turn = 0; left-- > 0; turn += 1) {
      const Description = `${name}.${turn}`;
      const id = own[turn % Math.max(1, own.length)];
      if (id === undefined || turn % 5 < 2) {
        const { json } = await call('POST', recordsOf(version), [aRecordOf(version, { Description })]);
        own.push(json.data[0].details.id);
        truth.set(json.data[0].details.id, Description);
      } else if (turn % 5 < 4) {
        await call('PUT', `${recordsOf(version)}/${id}`, [{ Description }]);
        truth.set(id, Description);
      } else {
        await call('DELETE', `${recordsOf(version)}/${id}`);
        own.splice(own.indexOf(id), 1);
        truth.delete(id);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, name) => writer(name)));
  return truth;
}

it.each(VERSIONS.filter(({ name }) => name === 'v2' || name === 'v8'))(
  `in $name, over ${CHANGES} changes`,
  async (version) => {
    const api = await openApi();
    const copy: Copy = new Map();
    let isWritten = false;
    const writing = write(api, version).finally(() => (isWritten = true));
    let [since, increments] = [undefined as string | undefined, 0];
    for (; !isWritten; increments += 1) since = await increment(api, version, copy, since);
    const truth = await writing;
    await increment(api, version, copy, since);
    expect([...copy].toSorted()).toEqual([...truth].toSorted());
    console.log(`increments of ${version.name}: ${increments}, ${truth.size} orders stand`);
  },
);
