/** Ids that others have given, as clients read them who take each for a whole number. */
import { numericId, type IdKind } from '../../domain/numeric-id.ts';

/** The id, or the number that stands in for it; '' when there is none. */
export const shownId = (kind: IdKind, id: string | undefined): string => numericId(kind, id ?? '');

/** The true id where a number stands in for it. */
export function codeOf(kind: IdKind, id: string | undefined): string | undefined {
  return shownId(kind, id) === (id ?? '') ? undefined : id;
}

/** `item_id`, and beside a number that stands in for it the true one as `item_code`. */
export function idNamed(name: `${string}_id`, kind: IdKind, id: string | undefined): Record<string, string> {
  const code = codeOf(kind, id);
  return {
    [name]: shownId(kind, id),
    ...(code !== undefined && { [name.replace(/_id$/, '_code')]: code }),
  };
}
