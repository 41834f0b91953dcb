/** Pages of a list, as every wire asks for them. */
import { OrderError } from '../../domain/order-error.ts';

export interface Page {
  page: number;
  perPage: number;
}

/** `page` and `per_page`; more than `perPageAtMost` is as many as that. @throws OrderError invalid_value */
export function pageOf(query: URLSearchParams, perPageAtMost: number): Page {
  const page = wholeNumber(query, 'page', 1);
  return { page, perPage: Math.min(perPageAtMost, wholeNumber(query, 'per_page', perPageAtMost)) };
}

/** A number of at least 1. @throws OrderError invalid_value */
function wholeNumber(query: URLSearchParams, name: string, absent: number): number {
  const value = query.get(name);
  if (!value) return absent;
  if (/^\d{1,7}$/.test(value) && Number(value) >= 1) return Number(value);
  throw new OrderError('invalid_value', { field: name, expected: 'a whole number from 1' });
}
