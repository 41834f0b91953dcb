/**
 * What the compression of documents knows before it begins: the words and defaults of an order, in the order they stand in.
 * A document names its dictionary by number and can be read with no other. A number is final from the first deployment on:
 * better words make another number.
 */

/** What stands in few orders comes first: near words are cheaper to point to. */
const SELDOM = [
  '"voidedAs":"cancelled","estimateId":"","dueDate":"20","shipmentDate":"20","salesperson":{"id":"","name":"',
  '"deliveryMethod":{"id":"","name":"","priceBookId":"","template":{"id":"","name":"","type":"',
  '"packages":[{"id":"","number":"PK-","status":"not_shipped","detailedStatus":"","statusMessage":"Delivered","version":1,"lines":[{"lineId":"',
  '"shipments":[{"id":"","version":1,"packageIds":["","number":"SH-","delivery":"delivered","status":"shipped","carrier":"FedEx","service":"","trackingNumber":"","date":"20","deliveryDays":"","deliveryGuarantee":false',
  '"invoices":[{"id":"","number":"INV-","status":"sent","version":1,"lines":[{"lineId":"","quantity":"1"}],"date":"20","dueDate":"20","total":"","balance":"0"',
  '"payments":[{"id":"","version":1,"amount":"","date":"20","mode":"","paid_through":"","purchaseOrders":[{"id":"","version":1,"number":"PO-"',
  '"hsnOrSac":"","satItemKeyCode":"","unitKeyCode":"","tdsTaxId":"","warehouseId":"","productCode":"","image":{"id":"","name":"","type":"',
  '"attributes":[{"name":"","option":"","content":"","documents":[{"id":"","fileName":"","fileType":"","fileSize":"","canSendInMail":false',
  '"customFields":[{"id":"","index":1,"apiName":"cf_","label":"","value":"\\"\\""},{"index":2,"label":"","value":"true"},{"index":3,"label":"","value":"false"}]',
  '"extras":{"zoho-crm":{"Owner":"{\\"id\\":\\"","\\",\\"name\\":\\"Carrier":"\\"FedEX\\"","zoho-inventory":{"","zoho-commerce":{"","getfly":{"',
  '"contactName":"","email":"@","phone":"+","mobile":"","firstName":"","lastName":"","attention":"","street2":"","city":"","state":"","zip":"","country":"","fax":"',
  '"placeOfSupply":"","gstTreatment":"business_gst","gstNumber":"","discount":{"kind":"percent","value":"10"},"discount":{"kind":"amount","value":"',
  '"components":[{"id":"","name":"CGST","percent":"9","compound":false},{"id":"","name":"SGST","percent":"9","compound":false',
  '"code":"INR","symbol":"₹","code":"VND","symbol":"₫","code":"GBP","symbol":"£","code":"EUR","symbol":"€"',
];

/** An order as it is written. */
const ORDER = [
  '{"id":"15","organizationId":"","number":"SO-0000","version":1,"status":"closed","status":"void","status":"confirmed","status":"draft","referenceNumber":"",',
  '"date":"2026-","createdAt":"2026-01-01T00:00:00.000Z","modifiedAt":"2026-',
  '"createdBy":{"id":"bus:","createdBy":{"id":"key-","name":""},"modifiedBy":{"id":"key-","name":""},',
  '"presentation":{"timeZone":"Asia/Kolkata","locale":"Europe/Berlin","UTC","locale":"en-US","dateFormat":"dd MMM yyyy"},',
  '"customer":{"id":"4815000000',
  '","name":"","contactPersons":[{"id":""}],"contactPersons":[],',
  '"billingAddress":{"id":"","city":"","state":"","fax":"","address":"","country":"","zip":""},',
  '"shippingAddress":{"id":"","address":"","fax":"","country":"","zip":"","city":"","state":"","zip":""}},',
  '"registration":{"isPreGst":false},"currency":{"id":"4815000000000097","symbol":"$","code":"USD","baseCode":"USD","exchangeRate":"1"},',
  '"pricing":{"profile":{"taxRounding":"item_level","taxRounding":"entity_level","precision":2,"discountBase":"taxed","discountBase":"untaxed","basePrecision":2},',
  '"taxInclusive":true,"taxInclusive":false,"discountLevel":"both","discountLevel":"item_level","discountLevel":"entity_level","discountBeforeTax":false,"discountBeforeTax":true,',
  '"shipping":{"name":"Shipping","amount":"5","taxes":[]},"charges":[],"documentTaxes":[],"adjustment":"0","adjustmentDescription":""},',
  '"lines":[{"id":"15","name":"","description":"","rate":"100","quantity":"1","unit":"qty","unit":"pcs","unit":"",',
  '"taxes":[],"customFields":[],"quantityInvoiced":"0","quantityPacked":"0","quantityShipped":"0","extras":{},"itemId":"4815000000',
  '"},{"id":"15","name":"","description":"","rate":"","quantity":"2","unit":"","taxes":[{"id":"481500000004',
  '","name":"Sales Tax","percent":"12","compound":false}],',
  '"customFields":[],"quantityInvoiced":"0","quantityPacked":"0","quantityShipped":"0","extras":{}}],',
  '"totals":{"lines":[{"gross":"100","discountAmount":"0","itemTotal":"100","discountShare":"0","net":"100","taxes":[],"taxAmount":"0","baseRate":"100","baseItemTotal":"100"},',
  '{"gross":"","discountAmount":"0","itemTotal":"","discountShare":"0","net":"","taxes":[{"id":"481500000004',
  '","name":"Sales Tax","percent":"12","base":"","amount":"',
  '"}],"taxAmount":"","baseRate":"","baseItemTotal":"',
  '"}],"subTotal":"","discountAmount":"0","taxes":[],"subTotal":"","discountAmount":"0","taxes":[{"id":"","name":"","percent":"","base":"","amount":"',
  '"}],"taxTotal":"0","documentTaxTotal":"0","shipping":{"name":"","amount":"0","net":"0","taxes":[],"taxAmount":"0"},"charges":[],"adjustment":"0",',
  '"total":"',
  '","baseSubTotal":"',
  '","baseTaxTotal":"0","baseTotal":"',
  '"},"progress":{"packages":[],"shipments":[],"invoices":[],"payments":[],"purchaseOrders":[],"removed":[]},"notes":"","terms":"",',
  '"customFields":[],"documents":[],"extras":{}}',
];

/** By number. */
export const DICTIONARIES: Record<number, Buffer> = {
  1: Buffer.from([...SELDOM, ...ORDER].join(''), 'utf8'),
};

/** The one that new documents are written with. */
export const DICTIONARY = 1;
