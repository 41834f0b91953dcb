/** The attributes of CloudEvents, which stand inside `detail`. */
import * as z from 'zod/mini';

const text = z.string();

export function cloudEvent<Data extends z.core.$ZodType>(types: [string, ...string[]], content: Data) {
  return z.strictObject({
    specversion: z.literal('1.0'),
    /** The same however often the event is sent: receivers drop what they have seen. */
    id: text,
    source: text,
    type: z.enum(types),
    subject: z.optional(text),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data: content,
  });
}
