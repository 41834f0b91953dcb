/** Items and a tax that lines are filled in from. */
import { lookedUp } from './plain-order.ts';

export const CHAIR = {
  kind: 'item',
  id: '801',
  name: 'Chair',
  code: 'CH',
  description: 'Oak',
  rate: '49.9',
  unit: 'pcs',
  hsnOrSac: '94',
  image: { id: '9', name: 'c.jpg', type: 'jpg' },
  attributes: [{ name: 'Colour', option: 'Red' }],
};
export const ROWS = lookedUp([
  CHAIR,
  { kind: 'item', id: '802', name: 'Sample' },
  { kind: 'item', id: '803', name: 'Gift', rate: '0' },
  { kind: 'tax', id: '31', name: 'VAT', percent: '20' },
]);
