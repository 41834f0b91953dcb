/** What CRM answers around records, and of what is written to them, for the documents. */
import * as z from 'zod/mini';
import { perhaps, texts, told, withOthers, wordOf } from '../leaves/answered.ts';
import { AnsweredActor } from './answers-record.ts';

/** Around a page; which keys there are depends on the version. */
export const AnsweredInfo = z.object({
  per_page: z.int(),
  count: z.int(),
  page: z.int(),
  more_records: z.boolean(),
  ...perhaps({
    next_page_token: told(z.nullable(z.string()), 'Send it as `page_token`.'),
    previous_page_token: z.null(),
    page_token_expiry: z.nullable(z.string()),
    ...texts('sort_by sort_order'),
  }),
});

/** What is wrong, and where. */
const details = withOthers(
  perhaps({
    ...texts('api_name parent_api_name expected_data_type reason param_name json_path id request_id'),
    maximum_length: z.number(),
    limit: z.number(),
    index: z.int(),
    resource_path_index: z.int(),
    version: z.int(),
  }),
);

export const AnsweredFailure = z.object({
  code: told(z.string(), 'INVALID_DATA, MANDATORY_NOT_FOUND, DUPLICATE_DATA and so on.'),
  details,
  message: z.string(),
  status: z.literal('error'),
});

const saved = {
  code: z.literal('SUCCESS'),
  details: z.object({
    ...texts('id Created_Time Modified_Time'),
    Created_By: AnsweredActor,
    Modified_By: AnsweredActor,
  }),
  message: z.string(),
  status: z.literal('success'),
};
export const AnsweredSaved = z.object(saved);
export const AnsweredUpserted = z.object({
  ...saved,
  duplicate_field: z.nullable(z.string()),
  action: wordOf('insert', 'update'),
});
export const AnsweredDeleted = z.object({ ...saved, details: z.object({ id: z.string() }) });

/** One result per record, in the order of the request. */
export const resultsOf = (result: z.ZodMiniType) =>
  z.object({ data: z.array(z.union([result, AnsweredFailure])) });

/** A refusal of the request; one that only says that there are too many records stands in `data`. */
export const AnsweredRefusal = z.union([AnsweredFailure, z.object({ data: z.array(AnsweredFailure) })]);
