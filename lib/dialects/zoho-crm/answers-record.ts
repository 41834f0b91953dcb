/** What CRM answers of records of orders, for the documents: the `encode-*.ts` files as schemas. */
import * as z from 'zod/mini';
import { anything, nullableTexts, numbers, perhaps, texts, told, withOthers } from '../leaves/answered.ts';

/** A person, by the number of its id. */
export const AnsweredActor = z.object(texts('name id'));

/** Another record. What a client said of one comes back as it said it. */
export const AnsweredLookup = z.object({
  id: z.optional(z.nullable(z.string())),
  name: z.optional(z.nullable(z.string())),
  code: z.optional(told(z.string(), 'The true id, where a number stands in for it.')),
});
const lookup = () => z.nullable(AnsweredLookup);

const tax = {
  percentage: z.number(),
  name: z.string(),
  id: z.nullable(z.string()),
  code: z.optional(z.string()),
};
const figures = 'total total_after_discount net_total quantity list_price unit_price';

const Product = z.object({ ...nullableTexts('Product_Code id'), name: z.string() });

/** A line as v2 has it. */
export const AnsweredLine = withOthers({
  id: z.string(),
  book: anything(),
  quantity_in_stock: anything(),
  product: Product,
  ...numbers(`${figures} Discount Tax`),
  product_description: z.nullable(z.string()),
  line_tax: z.array(z.object({ ...tax, value: z.number() })),
});

/** A line from v2.1 on. */
export const AnsweredItem = withOthers({
  id: z.string(),
  Price_Book_Name: anything(),
  Product_Name: Product,
  ...numbers('Quantity List_Price Unit_Price Total Total_After_Discount Net_Total Discount Tax'),
  Description: z.nullable(z.string()),
  Line_Tax: z.array(z.object({ ...tax, display_name: z.string(), value: z.number() })),
  Sequence_Number: z.int(),
});

const address = (kind: string) =>
  nullableTexts(['Street', 'City', 'State', 'Code', 'Country'].map((part) => `${kind}_${part}`).join(' '));

/** All but the id may be missing: `fields` says which are shown. */
export const AnsweredRecord = withOthers({
  id: z.string(),
  ...perhaps({
    Owner: lookup(),
    ...nullableTexts('Subject Due_Date Description Terms_and_Conditions'),
    ...texts('SO_Number Currency $currency_symbol'),
    Status: told(z.string(), "Created, Approved, Delivered, Cancelled, or the organisation's own word."),
    Account_Name: AnsweredLookup,
    Product_Details: told(z.array(AnsweredLine), 'The lines, in v2.'),
    Ordered_Items: told(z.array(AnsweredItem), 'The lines, from v2.1 on.'),
    Sub_Total: told(z.number(), 'The sum of net totals.'),
    ...numbers('Discount Tax Adjustment Exchange_Rate'),
    Grand_Total: told(z.number(), 'Sub_Total - Discount + Tax + Adjustment.'),
    $line_tax: z.array(z.object(tax)),
    ...address('Billing'),
    ...address('Shipping'),
    Deal_Name: lookup(),
    Quote_Name: lookup(),
    Contact_Name: lookup(),
    ...nullableTexts('Carrier Customer_No Purchase_Order Pending'),
    Sales_Commission: z.nullable(z.union([z.number(), z.string()])),
    Excise_Duty: z.nullable(z.union([z.number(), z.string()])),
    ...texts('Created_Time Modified_Time'),
    Created_By: AnsweredActor,
    Modified_By: AnsweredActor,
    Tag: z.array(anything()),
  }),
});
