/** Ids that others have given, as clients read them who take each for a whole number. */
import { numericId, type IdKind } from '../../domain/numeric-id.ts';
import { LIMITS } from '../../domain/limits.ts';
import { OrderError } from '../../domain/order-error.ts';
import { JsonNumber, type JsonValue } from './json.ts';

/** The id, or the number that stands in for it; '' when there is none. */
export const shownId = (kind: IdKind, id: string | undefined): string => numericId(kind, id ?? '');

/** The true id where a number stands in for it. */
export function codeOf(kind: IdKind, id: string | undefined): string | undefined {
  return shownId(kind, id) === (id ?? '') ? undefined : id;
}

/** What the dialect calls an order: what it was called there before it was moved in, else by our own id. */
export function orderIdIn(
  dialect: string,
  { id, foreignIds }: { id: string; foreignIds?: Record<string, string> },
): string {
  return foreignIds?.[dialect] ?? id;
}

/** `item_id`, and beside a number that stands in for it the true one as `item_code`. */
export function idNamed(name: `${string}_id`, kind: IdKind, id: string | undefined): Record<string, string> {
  const code = codeOf(kind, id);
  return {
    [name]: shownId(kind, id),
    ...(code !== undefined && { [name.replace(/_id$/, '_code')]: code }),
  };
}

/** The texts of ids, however they are listed: a text, a number, or lists of them. @throws OrderError invalid_value */
export function idTexts(field: string, value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => idTexts(field, inner));
  if (typeof value === 'string') return [value];
  if (value instanceof JsonNumber) return [value.source];
  throw new OrderError('invalid_value', { field, expected: 'ids' });
}

const { ids: IDS_AT_MOST, idLength: ID_AT_MOST } = LIMITS;

/** The distinct ids in input order; none is a refusal, never "all". @throws OrderError missing_field | limit_exceeded | invalid_value */
export function idsIn(field: string, given: (JsonValue | undefined)[]): string[] {
  const texts = given.flatMap((value) => idTexts(field, value));
  const ids = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
  const distinct = [...new Set(ids.filter((id) => id !== ''))];
  if (distinct.length === 0) throw new OrderError('missing_field', { field });
  if (distinct.length > IDS_AT_MOST) throw new OrderError('limit_exceeded', { field, limit: IDS_AT_MOST });
  if (distinct.some((id) => id.length > ID_AT_MOST))
    throw new OrderError('invalid_value', { field, maximumLength: ID_AT_MOST });
  return distinct;
}
