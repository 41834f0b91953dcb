/** What absent, null and "" mean in an input. */
import { OrderError } from '../domain/order-error.ts';

/** Absent stays, null or "" empties. */
export function text(given: string | null | undefined, current: string): string {
  return given === undefined ? current : (given ?? '');
}

/** Absent stays, null or "" forgets. */
export function kept<Value>(given: Value | null | undefined, current: Value | undefined): Value | undefined {
  if (given === undefined) return current;
  return given === null || given === '' ? undefined : given;
}

/** Absent stays. @throws OrderError missing_field when what is left is empty */
export function requiredText(given: string | null | undefined, current: string, field: string): string {
  const value = given === undefined ? current : (given ?? '');
  if (value.trim() === '') throw new OrderError('missing_field', { field });
  return value;
}

/** Absent stays. @throws OrderError missing_field when the caller clears it */
export function required<Value>(given: Value | null | undefined, current: Value, field: string): Value {
  if (given === null) throw new OrderError('missing_field', { field });
  return given ?? current;
}
