/** The parameters of CRM's Get Records, and of the searches beside it, as the service documents them. */
import type { ListParameter } from '../leaves/list-parameters.ts';
import { words } from '../leaves/leaves.ts';

const served = (names: string): ListParameter[] => words(names).map((name) => ({ name, served: [''] }));
const refused = (names: string): ListParameter[] => words(names).map((name) => ({ name, served: [] }));

const PAGING = 'page per_page page_token sort_by sort_order fields';
/** What a search looks for: at least one of them. */
export const SOUGHT = ['criteria', 'word', 'email', 'phone'] as const;
const ELSEWHERE =
  'cvid territory_id include_child search state filters on_demand_properties include_inner_details type';

// Orders are neither converted nor held back for approval: these values ask for all there are.
const ALL_THERE_ARE: ListParameter[] = [
  { name: 'converted', served: [''], values: ['false', 'both'] },
  { name: 'approved', served: [''], values: ['true', 'both'] },
];

export const LIST_PARAMETERS: ListParameter[] = [
  ...served(`${PAGING} ids`),
  ...ALL_THERE_ARE,
  ...refused(`${SOUGHT.join(' ')} ${ELSEWHERE}`),
];

/** Of searches and counts. */
export const SEARCH_PARAMETERS: ListParameter[] = [
  ...served(`${SOUGHT.join(' ')} ${PAGING}`),
  ...ALL_THERE_ARE,
  ...refused(`${ELSEWHERE} ids`),
];

/** Of the list of deleted records. */
export const DELETED_PARAMETERS: ListParameter[] = [
  { name: 'type', served: [''], values: ['all', 'recycle', 'permanent'] },
  ...served('page per_page'),
  ...refused(`${SOUGHT.join(' ')} page_token sort_by sort_order ids cvid filters`),
];
