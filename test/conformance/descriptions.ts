/** The dialects by the names that the command line knows. */
import { VERSIONS } from '../../lib/dialects/zoho-crm/versions.ts';
import type { DialectDescription } from '../dialects/dialect-description.ts';
import { getfly } from '../dialects/getfly/description.ts';
import { zohoCommerce } from '../dialects/zoho-commerce/description.ts';
import { crmDescription } from '../dialects/zoho-crm/description.ts';
import { zohoInventory } from '../dialects/zoho-inventory/description.ts';

export const DESCRIPTIONS: Record<string, DialectDescription> = {
  'zoho-inventory': zohoInventory,
  'zoho-crm': crmDescription(VERSIONS[0]),
  'zoho-commerce': zohoCommerce,
  getfly,
};
