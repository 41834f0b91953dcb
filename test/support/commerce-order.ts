/** One order with everything that Commerce shows: reference rows, a full request, and facts as other systems report them. */
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { putReferenceRow, putSettings } from '../../lib/store/references.ts';
import { type InventoryApi } from './inventory.ts';
import { report, type Reported } from './reported-facts.ts';
import { ORGANIZATION, SALESPERSON } from './demo-ids.ts';

const ADDRESS = { address: 'HI', city: 'Chennai', state: 'IN-TN', zip: '123', country: 'IN' };
const SELVA = {
  id: '1620000000141009',
  firstName: 'Selva',
  lastName: 'Raj',
  email: 'selva@example.com',
  phone: '044-1',
  mobile: '99-2',
};

const ROWS = [
  {
    kind: 'customer',
    id: '3000000002259',
    name: 'a',
    contactPersons: [SELVA],
    addresses: [{ id: '1', ...ADDRESS }],
  },
  {
    kind: 'item',
    id: '3000000002269',
    name: 'Shirt',
    code: 'SHIRT-L',
    unit: 'pcs',
    image: { id: '3000000003065', name: 'test.jpeg', type: 'jpeg' },
    attributes: [
      { name: 'A1', option: 'N1', content: '#000000' },
      { name: 'A2', option: 'N2', content: '#111111' },
      { name: 'A3', option: 'N3', content: '#222222' },
    ],
  },
  {
    kind: 'tax',
    id: '33914000000091663',
    name: 'GST12',
    components: [
      { id: '61', name: 'CGST', percent: '6' },
      { id: '62', name: 'SGST', percent: '6' },
    ],
  },
];

const REQUEST = {
  customer_id: '3000000002259',
  contact_persons: [SELVA.id],
  date: '2017-01-18',
  reference_number: 'R-1',
  salesperson_id: SALESPERSON,
  delivery_method: 'Air',
  delivery_method_id: '77',
  template_id: '3000000000103',
  notes: 'Thanks',
  terms: 'Net 30',
  custom_fields: [{ custom_field_id: '9', index: 1, label: 'Gift', value: 'yes' }],
  documents: [{ document_id: '5', file_name: 'po.pdf', can_send_in_mail: true }],
  discount: '10%',
  discount_type: 'entity_level',
  shipping_charge: 250,
  shipping_charge_tax_id: '33914000000091663',
  adjustment: 1,
  adjustment_description: 'Rounding',
  line_items: [
    {
      item_id: '3000000002269',
      description: 'asdf',
      rate: 20,
      quantity: 100,
      discount: '5%',
      tax_id: '33914000000091663',
      item_custom_fields: [{ custom_field_id: '8', label: 'Initials', value: 'AB' }],
    },
  ],
};

/** In rupees, on Indian time. */
export async function useIndianShop({ table }: InventoryApi): Promise<void> {
  const org = organizationId(ORGANIZATION);
  const settings = {
    kind: 'settings',
    baseCurrency: { id: '3000000000061', code: 'INR', symbol: 'Rs.' },
    timeZone: 'Asia/Kolkata',
    locale: 'en-IN',
  };
  await putSettings(table, org, OrganizationSettings.parse(settings));
  for (const row of ROWS) await putReferenceRow(table, org, ReferenceRow.parse(row));
}

/** Confirmed, packed, shipped, invoiced and paid. Answers its id. */
export async function aShopOrder(api: InventoryApi): Promise<string> {
  const { salesorder_id: id, line_items: lines } = await api.create(REQUEST);
  await api.call('POST', `/salesorders/${id}/status/confirmed`);
  const quantities = [{ lineId: lines[0].line_item_id, quantity: '100' }];
  await report(id, factsOf(quantities));
  return id;
}

function factsOf(lines: object[]): Reported[] {
  return [
    [
      'CheckoutRecorded',
      {
        ip: '127.0.0.17',
        paymentMode: 'Razorpay',
        isOfflinePayment: true,
        isTestOrder: true,
        canProcessInStore: true,
        salesChannel: 'web',
      },
    ],
    ['CouponApplied', { id: '32030303011', code: 'JAN2018' }],
    [
      'PackageRecorded',
      {
        id: '1620000000557001',
        number: 'TYR',
        date: '2017-01-20',
        status: 'delivered',
        detailedStatus: 'Left at door',
        statusMessage: 'Signed',
        lines,
      },
    ],
    [
      'ShipmentUpdated',
      {
        id: '1620000000557015',
        packageIds: ['1620000000557001'],
        number: 'HG',
        delivery: 'delivered',
        status: '3',
        carrier: 'CI',
        service: 'Express',
        trackingNumber: 'GH-44',
        date: '2017-01-20',
        deliveryDate: '2017-01-21',
        deliveryDays: '1',
        deliveryGuarantee: true,
      },
    ],
    ['InvoiceRecorded', { id: '71', number: 'INV-1', status: 'sent', total: '1', balance: '0', lines }],
    [
      'PaymentRecorded',
      {
        id: '2000000006029',
        number: '1',
        mode: 'Bank Transfer',
        amount: '501',
        date: '2017-02-03',
        description: 'Advance',
        reference: 'TX',
        invoicePaymentId: '2000000006031',
        isSingleInvoicePayment: true,
        lastFourDigits: '4242',
        onlineTransactionId: '8B193203G8002061R',
      },
    ],
    ['PurchaseOrderRecorded', { id: '81', number: 'PO-1' }],
    [
      'RiskAssessed',
      {
        risks: ['The ip score is 3'],
        fraudAnalysis: {
          manual: 'Verified Manually',
          system: ['System detected IP score as 3'],
          ipCity: 'Chennai',
          ipRegion: 'Tamil Nadu',
          ipCountryCode: 'IN',
          ipCountryName: 'India',
          ipLatitude: '56.121960',
          ipLongitude: '12.310560',
          ipZip: '603202',
          ipScore: 3,
          locationsMatch: true,
          paymentRetryCount: 1,
        },
      },
    ],
  ];
}
