/** Where an order of Inventory or Books stands, in our words. */
import type { SalesOrder } from '../../lib/domain/order.ts';
import type { MovedOrder } from './moved-order.ts';
import { filled, listOf, textOf, type Fields } from './wire-values.ts';

/** Words of the service, by what they come to here; any other is an order that stands. */
const STATUSES: Record<string, MovedOrder['status']> = {
  draft: 'draft',
  pending_approval: 'draft',
  approved: 'draft',
  rejected: 'draft',
  void: 'void',
  closed: 'closed',
  fulfilled: 'closed',
  returned: 'closed',
};

export function statusOf(detail: Fields): Pick<MovedOrder, 'status'> {
  const words = [detail['order_status'], detail['status']].map((word) => textOf(word).toLowerCase());
  const found = words.map((word) => STATUSES[word]).find((status) => status !== undefined);
  return { status: found ?? 'confirmed' };
}

const APPROVALS: Record<string, SalesOrder['approval']> = {
  pending_approval: 'pending',
  approved: 'approved',
  rejected: 'rejected',
};

/** What an approver has said of a draft, and the organisation's own word for where an order stands. */
export function wordsOf(detail: Fields): Pick<SalesOrder, 'approval' | 'subStatus'> {
  const words = [detail['order_status'], detail['status']].map((word) => textOf(word).toLowerCase());
  const approval = words.map((word) => APPROVALS[word]).find((each) => each !== undefined);
  const code = textOf(detail['current_sub_status']);
  const named = listOf(detail['sub_statuses']).find((each) => textOf(each['status_code']) === code);
  const label = filled(named?.['display_name']) ?? filled(detail['current_sub_status_formatted']) ?? code;
  const { status } = statusOf(detail);
  return {
    ...(approval && status === 'draft' && { approval }),
    ...(/^cs_\w{1,47}$/.test(code) && { subStatus: { code, label: label.slice(0, 100), status } }),
  };
}
