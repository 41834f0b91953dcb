/** What CRM's calls take, for the documents. */
import * as z from 'zod/mini';
import { anything, told } from '../leaves/answered.ts';
import { boolean, id } from '../leaves/leaves.ts';
import { WireNote } from './notes.ts';
import { WireLine } from './wire-line.ts';
import { WireCarried, WireRecord } from './wire.ts';

/** A record as it is stated: v2 calls its lines Product_Details, later versions Ordered_Items and by other keys. */
export const StatedRecord = z.extend(WireRecord, {
  ...WireCarried.def.shape,
  id: told(id(), 'Of the record that is changed, where the path names none.'),
  Product_Details: told(z.optional(z.nullable(z.array(WireLine))), 'The lines.'),
  Ordered_Items: told(
    z.optional(
      z.nullable(
        z.array(
          z.looseObject({
            id: id(),
            Product_Name: WireLine.def.shape.product,
            Quantity: WireLine.def.shape.quantity,
            List_Price: WireLine.def.shape.list_price,
            Discount: WireLine.def.shape.Discount,
            Description: WireLine.def.shape.product_description,
            Line_Tax: WireLine.def.shape.line_tax,
            _delete: told(z.optional(z.nullable(boolean())), 'There at all: the line goes.'),
          }),
        ),
      ),
    ),
    'The lines, from v2.1 on.',
  ),
  $line_tax: WireLine.def.shape.line_tax,
});

export const StatedRecords = z.looseObject({ data: told(z.array(StatedRecord), 'Up to 100 records.') });
export const StatedUpsert = z.looseObject({
  data: z.array(StatedRecord),
  duplicate_check_fields: told(
    z.optional(z.union([z.array(z.string()), z.string()])),
    'Subject (the default) and SO_Number, in the order in which they are tried.',
  ),
});
export const StatedNotes = z.looseObject({
  data: z.array(
    z.extend(WireNote, { Parent_Id: told(z.optional(anything()), 'The record; the path names it.') }),
  ),
});
