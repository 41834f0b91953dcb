/** What a request says about a tax -> the taxes as they stand on a line or a charge. */
import { isZero, type Decimal } from '../domain/decimal.ts';
import { OrderError } from '../domain/order-error.ts';
import type { StatedTax, TaxInput } from '../domain/order-input.ts';
import { rowIn, type References } from '../domain/references.ts';
import { percentOf, taxIdOf, type AppliedTax, type TaxTreatment } from '../domain/pricing.ts';
import type { TaxRow } from '../domain/reference.ts';

export const UNTAXED: TaxTreatment = { taxes: [] };

/** True when the input names a row that the snapshot was not taken from. */
export function needsTaxRow(current: TaxTreatment, input: TaxInput | null | undefined): string | undefined {
  return input && 'id' in input && input.id !== taxIdOf(current) ? input.id : undefined;
}

/**
 * Absent stays, null clears, an unchanged id keeps its snapshot.
 * @throws OrderError unknown_reference | invalid_value (a percentage beside the id that is not the row's)
 */
export function applyTax(
  current: TaxTreatment,
  input: TaxInput | null | undefined,
  references: References,
  field: string,
): TaxTreatment {
  if (input === undefined) return { taxes: current.taxes, group: current.group };
  if (input === null) return UNTAXED;
  if ('stated' in input) return statedTaxes(current, input.stated);
  if (!('id' in input)) return taxOfPercent(current, input.percent);
  const treatment = input.id === taxIdOf(current) ? current : taxesOfRow(input.id, references, field);
  if (input.percent !== undefined && input.percent !== percentOf(treatment)) {
    throw new OrderError('invalid_value', {
      field: `${field}.percent`,
      reason: `tax ${input.id} is ${percentOf(treatment)} %, not ${input.percent} %`,
    });
  }
  return { taxes: treatment.taxes, group: treatment.group };
}

function taxOfPercent(current: TaxTreatment, percent: Decimal): TaxTreatment {
  if (percent === percentOf(current)) return { taxes: current.taxes, group: current.group };
  if (isZero(percent)) return UNTAXED;
  return { taxes: [{ name: `${percent}%`, percent, compound: false }] };
}

/** Taxes stated as they stand keep what else is known of them: their ids and their group. */
function statedTaxes(current: TaxTreatment, stated: StatedTax[]): TaxTreatment {
  const asTheyStand =
    stated.length === current.taxes.length &&
    stated.every((tax, index) => isSameTax(current.taxes[index], tax));
  if (asTheyStand) return { taxes: current.taxes, group: current.group };
  const taxes = stated.map(
    (tax) =>
      current.taxes.find((standing) => isSameTax(standing, tax)) ?? {
        name: tax.name,
        percent: tax.percent,
        compound: tax.compound ?? false,
      },
  );
  if (taxes.length < 2) return { taxes };
  return { taxes, group: { name: taxes.map((tax) => tax.name).join(' + ') } };
}

function isSameTax(standing: AppliedTax | undefined, { name, percent, compound }: StatedTax): boolean {
  return (
    standing?.name === name &&
    standing.percent === percent &&
    (compound === undefined || compound === standing.compound)
  );
}

function taxesOfRow(id: string, references: References, field: string): TaxTreatment {
  const row: TaxRow | undefined = rowIn(references, { kind: 'tax', id });
  if (!row) throw new OrderError('unknown_reference', { field, kind: 'tax', id });
  if (row.components) return { taxes: row.components, group: { id: row.id, name: row.name } };
  if (row.percent === undefined) throw new OrderError('unknown_reference', { field, kind: 'tax', id });
  return { taxes: [{ id: row.id, name: row.name, percent: row.percent, compound: row.compound }] };
}
