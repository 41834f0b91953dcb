/** What its clients send; unknown fields are ignored. */
import * as z from 'zod/mini';
import { decimal, id, text } from '../../../lib/dialects/leaves/leaves.ts';

const WireLine = z.looseObject({ item: id(), count: decimal() });

export const WireOrder = z.looseObject({
  buyer: id(),
  remark: text(),
  lines: z.optional(z.array(WireLine)),
});
