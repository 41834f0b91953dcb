/** A tax of a line or of shipping, as Inventory states it. */
import type { Decimal } from '../../domain/decimal.ts';
import { OrderError } from '../../domain/order-error.ts';
import type { TaxInput } from '../../domain/order-input.ts';

interface StatedTaxFields {
  id: string | null | undefined;
  name: string | null | undefined;
  percent: Decimal | null | undefined;
  field: string;
}

/** A tax by id, or stated as name and percentage; all empty clears it, all absent leaves it. */
export function decodeTax({ id, name, percent, field }: StatedTaxFields): TaxInput | null | undefined {
  if (id) return { id, percent: percent ?? undefined };
  if (name && percent) return { stated: [{ name, percent, compound: false }] };
  if (name) throw new OrderError('missing_field', { field: `${field}_percentage` });
  if (percent && percent !== '0') throw new OrderError('missing_field', { field: `${field}_name` });
  return id === null || name === null ? null : undefined;
}
