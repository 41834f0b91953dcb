/** Reference rows of a shop that calls everything by codes of its own: nothing that a whole number could hold. */
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import type { Table } from '../../lib/store/table.ts';
import { putReferenceRow } from '../../lib/store/references.ts';
import { ORGANIZATION } from './demo-ids.ts';

export const CODES = {
  customer: 'CUST-001',
  address: 'HQ',
  otherAddress: 'DOCK-2',
  contact: 'an@shop',
  item: 'CHAIR-OAK',
  tax: 'VAT 8',
  group: 'GST12',
  salesperson: 'lan',
} as const;

const ROWS = [
  {
    kind: 'customer',
    id: CODES.customer,
    name: 'Nhà Xinh',
    contactPersons: [{ id: CODES.contact, firstName: 'An' }],
    addresses: [
      { id: CODES.address, city: 'Huế' },
      { id: CODES.otherAddress, city: 'Vinh' },
    ],
  },
  {
    kind: 'item',
    id: CODES.item,
    name: 'Chair',
    rate: '49.9',
    image: { id: 'img-1', name: 'a', type: 'jpg' },
  },
  { kind: 'tax', id: CODES.tax, name: 'VAT', percent: '8' },
  {
    kind: 'tax',
    id: CODES.group,
    name: 'GST12',
    components: [
      { id: 'cgst', name: 'CGST', percent: '6' },
      { id: 'sgst', name: 'SGST', percent: '6' },
    ],
  },
  { kind: 'salesperson', id: CODES.salesperson, name: 'Lan' },
  { kind: 'currency', id: 'EUR', currencyId: 'euro', symbol: '€', exchangeRate: '1.25' },
];

export async function useCodes(table: Table): Promise<void> {
  for (const row of ROWS) await putReferenceRow(table, organizationId(ORGANIZATION), ReferenceRow.parse(row));
}
