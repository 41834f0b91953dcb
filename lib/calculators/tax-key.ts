import type { Decimal } from '../domain/decimal.ts';

/** What makes two applied taxes one entry of the breakdown: the same id, name and percentage. */
export function taxKey(tax: { id?: string; name: string; percent: Decimal }): string {
  return JSON.stringify([tax.id ?? null, tax.name, tax.percent]);
}
