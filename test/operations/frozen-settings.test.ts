import { expect, it } from 'vitest';
import { DEMO_SETTINGS } from '../../infra/local/demo-organizations.ts';
import { organizationId } from '../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putSettings } from '../../lib/store/references.ts';
import { openInventory, SMALL_ORDER } from '../support/inventory.ts';
import { ORGANIZATION } from '../support/demo-ids.ts';

const api = await openInventory();

/** Three lines of 1.05 at 10 %: 0.32 with the tax rounded once, 0.33 with each line's tax rounded. */
const line = { name: 'cable', rate: 1.05, tax_name: 'VAT', tax_percentage: 10 };
const body = { ...SMALL_ORDER, line_items: [line, line, line] };

it('an order keeps the rules it was made with when the settings change, updates included', async () => {
  const before = await api.create(body);
  expect(before).toMatchObject({ tax_rounding: 'entity_level', price_precision: 2, tax_total: 0.32 });
  const changed = { ...DEMO_SETTINGS, taxRounding: 'item_level', pricePrecision: 3 };
  await putSettings(api.table, organizationId(ORGANIZATION), OrganizationSettings.parse(changed));

  const path = `/salesorders/${before.salesorder_id}`;
  expect((await api.call('GET', path)).json.salesorder).toEqual(before);
  const updated = await api.call('PUT', path, { body: { line_items: [line, line, line, line] } });
  // 4 x 1.05 = 4.20, 10 % of it is 0.42; rounded line by line it would be 4 x 0.11 = 0.44.
  expect(updated.json.salesorder).toMatchObject({
    tax_rounding: 'entity_level',
    price_precision: 2,
    tax_total: 0.42,
  });

  const after = await api.create(body);
  expect(after).toMatchObject({ tax_rounding: 'item_level', price_precision: 3, tax_total: 0.315 });
});
