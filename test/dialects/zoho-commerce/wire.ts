/** Commerce as the other wires meet it. */
import { report } from '../../support/reported-facts.ts';
import { ok, paymentsOf, type Reader, type TestedWire } from '../../support/wire.ts';
import { wire as inventory } from '../zoho-inventory/wire.ts';

const commerce: Reader = {
  read: async (api, { id }) => ok(await api.call('GET', `/store/api/v1/salesorders/${id}`)).salesorder,
  see: (order) => ({
    ...inventory.reader.see({ ...order, discount_amount: order.discount }),
    payments: paymentsOf(order.payments, 'payment_mode', 'date'),
  }),
  mark: async (_, { id }) => report(id, [['CouponApplied', { id: '7', code: 'TET' }]]),
  own: ({ coupon_id, coupon_code }) => ({ coupon_id, coupon_code }),
};

export const wire: TestedWire = { reader: commerce, writers: {} };
