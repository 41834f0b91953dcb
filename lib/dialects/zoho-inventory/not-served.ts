/** What Inventory and Books have, and we do not: said in so many words, so that nobody takes it for a mistyped path or an empty list. */
import { words } from '../leaves/leaves.ts';

/** Parts of an order that others keep, or send. */
const OF_ORDERS: [path: RegExp, says: string][] = [
  [
    /^\/salesorders?\/\w+\/(attachment|documents?)(\/|$)/,
    'files are not kept here; an order names its documents',
  ],
  [/^\/salesorders\/(\w+\/)?email(\/|$)/, 'nothing is mailed from here'],
  [
    /^\/salesorders\/(\w+\/)?templates?(\/|$)/,
    'templates are not kept here; an order keeps the id of its own',
  ],
  [/^\/salesorders\/(pdf|print)$/, 'orders are answered as JSON alone'],
];

/** What other systems do with an order. */
const FACTS: Record<string, string> = {
  invoices: 'invoices',
  packages: 'packages',
  shipmentorders: 'shipments',
  customerpayments: 'payments',
  purchaseorders: 'purchase orders',
};

/** The other modules, by the first part of their paths. */
const MODULES = new Set(
  words(`
  bankaccounts banktransactions bills bundles chartofaccounts compositeitems creditnotes crm currencyadjustments
  customers deliverychallans documents estimates expenses fixedassets inventoryadjustments itemadjustments itemgroups
  journals landedcosts locations moveorders picklists pricebooks pricelists projects purchasereceives putaways
  recurringbills recurringexpenses recurringinvoices reports retainerinvoices salesreceipts salesreturns serialnumbers
  storagelocations tasks timeentries transferorders vendorcredits vendorpayments vendors warehouses webhooks
`),
);

/** What is said of a path below a base, beside that it is unknown; undefined of paths that the services do not have either. */
export function notServed(path: string): string | undefined {
  const ofOrders = OF_ORDERS.find(([pattern]) => pattern.test(path));
  if (ofOrders) return ofOrders[1];
  const [, name = ''] = path.split('/');
  if (Object.hasOwn(FACTS, name)) return `${FACTS[name]} are not served here; they come in by events`;
  return MODULES.has(name) ? `${name} are not served here` : undefined;
}
