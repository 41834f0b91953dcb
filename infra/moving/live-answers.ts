/** What answers of a live service say. */
import { JsonNumber } from '../../lib/dialects/leaves/json.ts';
import { fieldsOf, readJson, type Fields } from './wire-values.ts';

/** A proxy's page is no answer of the service; its status is. */
export function jsonIn(text: string): Fields {
  try {
    return fieldsOf(readJson(text));
  } catch {
    return {};
  }
}

/** Whether a list says that it has another page. */
export function hasMore(fields: Fields): boolean {
  const context = fieldsOf(fields['page_context'] ?? fields['info']);
  const told = context['has_more_page'] ?? context['more_records'] ?? fields['has_more'];
  return told === true || (told instanceof JsonNumber && told.source === '1');
}
