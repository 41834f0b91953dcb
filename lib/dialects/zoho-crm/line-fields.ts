/** The fields of a line from v2.1 on, where lines are records of a module of their own. */
import { discountField, longTextField, lookupField, moneyField, numberField, owned } from './field-kinds.ts';

export const LINE_FIELDS = {
  id: owned('bigint'),
  Product_Name: lookupField('Products', { mandatory: true }),
  Quantity: numberField(),
  List_Price: moneyField(),
  Unit_Price: owned('currency', 'double'),
  Discount: discountField(),
  Tax: owned('currency', 'double'),
  Line_Tax: owned('linetax', 'jsonarray'),
  Total: owned('formula', 'double', 'currency'),
  Total_After_Discount: owned('formula', 'double', 'currency'),
  Net_Total: owned('formula', 'double', 'currency'),
  Description: longTextField(5000),
  Price_Book_Name: lookupField('Price_Books'),
  Sequence_Number: owned('integer', 'integer'),
};
