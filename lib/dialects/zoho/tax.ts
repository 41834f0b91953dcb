/** A line's or a charge's tax as the wires show it that answer one tax or one group: Inventory and Commerce. */
import { percentOf, taxIdOf, type TaxTreatment } from '../../domain/pricing.ts';
import { idNamed } from '../leaves/ids.ts';
import { numeric } from '../leaves/json.ts';

/** One tax or one group by id, name and summed percentage. */
export function encodeTreatment(treatment: TaxTreatment) {
  const { taxes, group } = treatment;
  return {
    ...idNamed('tax_id', 'tax', taxIdOf(treatment)),
    tax_name: group?.name ?? taxes[0]?.name ?? '',
    tax_type: taxes.length > 1 ? 'tax_group' : 'tax',
    tax_percentage: numeric(percentOf(treatment)),
  };
}
