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

/** A row says no lines: those are read from the order's own page. */
const listed: Reader = {
  ...commerce,
  read: async (api, order) => {
    const query = { salesorder_number: order.number };
    const [row] = ok(await api.call('GET', '/store/api/v1/salesorders', { query })).salesorders;
    const { order_status: _, invoiced_status: __, shipped_status: ___, ...shared } = row;
    return { ...(await commerce.read(api, order)), ...shared };
  },
};

export const wire: TestedWire = { reader: commerce, readers: { listed }, writers: {} };
