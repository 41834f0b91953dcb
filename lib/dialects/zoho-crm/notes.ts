/** Notes of an order: what Inventory calls comments, with a title. */
import * as z from 'zod/mini';
import { COMMENT_AT_MOST, TITLE_AT_MOST, type CommentPage, type OrderComment } from '../../domain/comment.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { AddCommentCommand, CommentsCommand } from '../../operations/comments.ts';
import { aboutOne } from '../exchange.ts';
import { idTexts } from '../leaves/ids.ts';
import { inPath } from '../leaves/in-path.ts';
import { isJsonObject, type JsonValue } from '../leaves/json.ts';
import { readWire, text } from '../leaves/leaves.ts';
import { pageOf } from '../leaves/paging.ts';
import { timeIn } from '../leaves/zoned-time.ts';
import { eachRecord, readBody } from './bulk.ts';
import { MODULE } from './dialect.ts';
import { encodeActor } from './encode-ids.ts';
import { encodeResults } from './envelope.ts';
import { failedIn } from './versioned.ts';
import { fieldsOf, narrowed, PER_PAGE } from './lists.ts';
import { moduleId } from './modules.ts';
import { ofRecords } from './request.ts';
import type { CrmVersion } from './versions.ts';

export const listNotes = ofRecords<CommentsCommand, CommentPage>(({ params, query }, version) => {
  const [page, fields, id] = [pageOf(query, PER_PAGE), fieldsOf(query), inPath({ params }, 'id')];
  return aboutOne({ id, ...page }, ({ comments, hasMore }) => {
    if (comments.length === 0) return { status: 204 };
    const data = comments.map((comment) => narrowed(encodeNote(version, comment, id), fields));
    const info = { per_page: page.perPage, count: data.length, page: page.page, more_records: hasMore };
    return { status: 200, body: { data, info } };
  });
});

export const addNotes = ofRecords<AddCommentCommand, OrderComment>((request, version) => {
  const id = inPath(request, 'id');
  return {
    commands: eachRecord(readBody(request).records, (record) => ({ id, ...decodeNote(record, id) })),
    answer: (outcomes) => encodeResults(outcomes, 201, added, failedIn(version)),
  };
});

export const WireNote = z.looseObject({
  Note_Title: text(TITLE_AT_MOST),
  Note_Content: text(COMMENT_AT_MOST),
});

/** @throws OrderError missing_field | invalid_value */
function decodeNote(
  record: Record<string, JsonValue>,
  order: string,
): Pick<AddCommentCommand, 'title' | 'text'> {
  const { Note_Title: title, Note_Content: content } = readWire(WireNote, record);
  if (!content?.trim()) throw new OrderError('missing_field', { field: 'Note_Content' });
  const parent = record['Parent_Id'];
  const named = idTexts('Parent_Id', isJsonObject(parent) ? parent['id'] : parent);
  if (named.some((id) => id !== order))
    throw new OrderError('invalid_value', { field: 'Parent_Id', reason: 'the path names another' });
  return { ...(title?.trim() && { title }), text: content };
}

/** `order`: as the path calls it. Times are in UTC: a comment knows no zone. */
function encodeNote(version: CrmVersion, comment: OrderComment, order: string): Record<string, unknown> {
  const { id, title = null, text: content, by, at, changedAt = at } = comment;
  const actor = encodeActor(by);
  const module = { api_name: MODULE, id: moduleId(MODULE) };
  return {
    id,
    Note_Title: title,
    Note_Content: content,
    Parent_Id: { id: order, name: null, ...(version.lookupModule === 'object' && { module }) },
    $se_module: MODULE,
    Owner: actor,
    Created_By: actor,
    Modified_By: actor,
    Created_Time: timeIn('UTC', at),
    Modified_Time: timeIn('UTC', changedAt),
    $voice_note: false,
    $editable: false,
    $attachments: null,
  };
}

function added({ id, by, at }: OrderComment): Record<string, unknown> {
  const [actor, time] = [encodeActor(by), timeIn('UTC', at)];
  return {
    code: 'SUCCESS',
    details: { id, Created_Time: time, Modified_Time: time, Created_By: actor, Modified_By: actor },
    message: 'record added',
    status: 'success',
  };
}
