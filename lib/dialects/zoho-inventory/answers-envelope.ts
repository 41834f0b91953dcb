/** What stands around answers of Inventory and Books, and their refusals, for the documents. */
import * as z from 'zod/mini';
import { perhaps, texts, told } from '../leaves/answered.ts';

/** Around a page: clients loop until it says that there is no more. */
export const AnsweredPage = z.object({
  page: z.int(),
  per_page: z.int(),
  has_more_page: z.optional(told(z.boolean(), 'Left out where rows are only counted.')),
  next_page_token: z.optional(told(z.string(), 'Send it as `page_token`.')),
  ...perhaps(texts('report_name applied_filter sort_column sort_order')),
  total: z.optional(told(z.int(), 'Where rows are counted.')),
  total_pages: z.optional(z.int()),
});

/** One result of a call on many orders. */
const AnsweredEntry = z.object({ code: z.int(), message: z.string(), ids: z.array(z.string()) });

export const AnsweredEntries = z.array(AnsweredEntry);
export const AnsweredMoves = z.object({
  email_success_info: told(AnsweredEntries, 'Ids of one result stand in one text, with commas.'),
  email_error_info: AnsweredEntries,
});

export const AnsweredRefusal = z.object({
  code: told(z.int(), 'What is wrong, as the service numbers it.'),
  message: z.string(),
});
