import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ORGANIZATIONS } from '../../../infra/local/demo-organizations.ts';
import { seed } from '../../../infra/local/seed.ts';
import { digestOf } from '../../../lib/access/api-keys.ts';
import { organizationId } from '../../../lib/domain/identity.ts';
import { ReferenceRow } from '../../../lib/domain/reference.ts';
import { rowIn } from '../../../lib/domain/references.ts';
import { findApiKey } from '../../../lib/store/api-keys.ts';
import { putReferenceRow, referenceStore } from '../../../lib/store/references.ts';
import { openTable, type Table } from '../../../lib/store/table.ts';
import { freshTable } from '../../support/table.ts';
import { CUSTOMER, ORGANIZATION } from '../../support/demo-ids.ts';

const ORG = organizationId(ORGANIZATION);
const MOLLY = { kind: 'customer', id: CUSTOMER } as const;
const mollyOf = async (table: Table) =>
  rowIn(await referenceStore(table, Date.now() + 5000).load(ORG, [MOLLY]), MOLLY);

describe('seed', () => {
  let table: Table;
  beforeAll(async () => {
    const { tableName, endpoint } = await freshTable();
    table = openTable(tableName, endpoint);
    await seed(table, DEMO_ORGANIZATIONS);
  });

  it('fills in the customer with the published address', async () => {
    expect(await mollyOf(table)).toMatchObject({
      name: 'Molly',
      addresses: [{ address: 'No:432,Bayside,Queens', zip: '11364', fax: '424-524242' }],
    });
  });

  it('leaves alone what has changed since', async () => {
    await putReferenceRow(table, ORG, ReferenceRow.parse({ ...MOLLY, name: 'Molly Brown' }));
    await seed(table, DEMO_ORGANIZATIONS);
    expect(await mollyOf(table)).toMatchObject({ name: 'Molly Brown' });
  });

  it('gives a table that is not local the same rows under a key of its own', async () => {
    const keys = [{ secret: 'a throw-away secret', name: 'Test', rights: ['read'] as const }];
    await seed(table, [{ id: '31', rows: [], keys }]);
    const found = await findApiKey(table, digestOf('a throw-away secret'));
    expect(found).toMatchObject({ organizationId: '31', scopes: ['read'], revoked: false });
  });
});
