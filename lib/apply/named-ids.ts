/** Where ids that others have given stand: in an input, and on an order. Ids of orders and lines are ours and not among them. */
import type { IdKind } from '../domain/numeric-id.ts';
import type { LineInput, OrderInput, TaxInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { TaxTreatment } from '../domain/pricing.ts';

type Mapping = (kind: IdKind, id: string) => string;
type Given = string | null | undefined;

/** The same input with every such id exchanged. */
export function withIds(input: OrderInput, map: Mapping): OrderInput {
  const of = (kind: IdKind, id: Given): Given => (id ? map(kind, id) : id);
  return {
    ...input,
    customerId: of('customer', input.customerId),
    contactPersonIds: input.contactPersonIds?.map((id) => map('contact', id)) ?? input.contactPersonIds,
    billingAddressId: of('address', input.billingAddressId),
    shippingAddressId: of('address', input.shippingAddressId),
    salespersonId: of('salesperson', input.salespersonId),
    deliveryMethodId: of('delivery', input.deliveryMethodId),
    priceBookId: of('pricebook', input.priceBookId),
    templateId: of('template', input.templateId),
    shippingTax: taxWithId(input.shippingTax, map),
    customFields: fieldsWithIds(input.customFields, map),
    documents:
      input.documents?.map((document) => ({ ...document, id: map('document', document.id) })) ??
      input.documents,
    lines: input.lines?.map((line): LineInput => ({
      ...line,
      itemId: of('item', line.itemId),
      tax: taxWithId(line.tax, map),
      warehouseId: of('warehouse', line.warehouseId),
      tdsTaxId: of('tds', line.tdsTaxId),
      customFields: fieldsWithIds(line.customFields, map),
    })),
  };
}

function taxWithId(tax: TaxInput | null | undefined, map: Mapping): TaxInput | null | undefined {
  return tax && 'id' in tax ? { ...tax, id: map('tax', tax.id) } : tax;
}

function fieldsWithIds<Fields extends OrderInput['customFields']>(fields: Fields, map: Mapping): Fields {
  const mapped = fields?.map((field) => (field.id ? { ...field, id: map('field', field.id) } : field));
  return (mapped ?? fields) as Fields;
}

/** Kind and id of all that stand on the order. */
export function idsOn(order: SalesOrder): [IdKind, string][] {
  const { customer, pricing, lines } = order;
  const found: [IdKind, string | undefined][] = [
    ['customer', customer.id],
    ['address', customer.billingAddress?.id],
    ['address', customer.shippingAddress?.id],
    ...customer.contactPersons.map(({ id }): [IdKind, string] => ['contact', id]),
    ['salesperson', order.salesperson?.id],
    ['delivery', order.deliveryMethod?.id],
    ['pricebook', order.priceBookId],
    ['template', order.template?.id],
    ...taxIds(pricing.shipping),
    ...order.customFields.map(({ id }): [IdKind, string | undefined] => ['field', id]),
    ...order.documents.map(({ id }): [IdKind, string] => ['document', id]),
    ...lines.flatMap((line): [IdKind, string | undefined][] => [
      ['item', line.itemId],
      ...taxIds(line),
      ['warehouse', line.warehouseId],
      ['tds', line.tdsTaxId],
      ...line.customFields.map(({ id }): [IdKind, string | undefined] => ['field', id]),
    ]),
  ];
  return found.filter((entry): entry is [IdKind, string] => Boolean(entry[1]));
}

function taxIds({ taxes, group }: TaxTreatment = { taxes: [] }): [IdKind, string | undefined][] {
  return [group?.id, ...taxes.map(({ id }) => id)].map((id) => ['tax', id]);
}
