/** Sub-statuses: an organisation's own words for where an order stands within a status. */
import * as z from 'zod/mini';
import { ORDER_STATUSES } from './order-status.ts';

export const SUB_STATUS_CODE_AT_MOST = 50;

/** One of the organisation's; an order keeps it as it was when it was set. */
export const SubStatus = z.strictObject({
  /** What paths and programs call it: "cs_editreq". */
  code: z.string().check(z.regex(/^\w+$/), z.maxLength(SUB_STATUS_CODE_AT_MOST)),
  /** What people call it. */
  label: z.string().check(z.minLength(1), z.maxLength(100)),
  /** The status that it is a part of: with another one it is gone. */
  status: z.enum(ORDER_STATUSES),
});
export type SubStatus = z.infer<typeof SubStatus>;
