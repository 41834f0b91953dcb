/** The parameters of CRM's Get Records, and of the searches beside it, as the service documents them. */
import type { ListParameter } from '../leaves/list-parameters.ts';
import { words } from '../leaves/leaves.ts';

export const LIST_PARAMETERS: ListParameter[] = [
  ...words('page per_page page_token sort_by sort_order fields ids').map((name) => ({ name, served: [''] })),
  // Orders are neither converted nor held back for approval: these values ask for all there are.
  { name: 'converted', served: [''], values: ['false', 'both'] },
  { name: 'approved', served: [''], values: ['true', 'both'] },
  ...words(`
    cvid territory_id include_child criteria word email phone search state
    filters on_demand_properties include_inner_details type
  `).map((name) => ({ name, served: [] })),
];
