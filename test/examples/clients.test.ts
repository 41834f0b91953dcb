/** The example clients compile with the types of the documents, and do what they say. */
import { describe, expect, it } from 'vitest';
import { run as commerce } from '../../examples/clients/zoho-commerce.ts';
import { run as crm } from '../../examples/clients/zoho-crm.ts';
import { run as getfly } from '../../examples/clients/getfly.ts';
import { run as inventory } from '../../examples/clients/zoho-inventory.ts';
import { target } from '../../examples/clients/target.ts';
import { openLiveApi } from '../support/api.ts';

const { url: baseUrl } = await openLiveApi();
const here = { baseUrl, key: 'demo-full-access' };

describe('an example client', () => {
  it.each([
    ['Zoho Inventory', inventory, /^SO-\d+ confirmed 216$/],
    ['Zoho CRM', crm, /^SO-\d+ Approved 240$/],
    ['Getfly', getfly, /^SO-\d+ Pending Approval 255$/],
    ['Zoho Commerce', commerce, /^SO-\d+ confirmed 255$/],
  ])('of %s does what it says', async (_name, run, expected) => {
    expect(await run(here)).toMatch(expected);
  });

  it('calls the local gateway unless it is told otherwise', () => {
    expect(target()).toEqual({ baseUrl: 'http://127.0.0.1:3000', key: 'demo-full-access' });
  });
});
