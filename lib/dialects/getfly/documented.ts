/** Getfly for the documents: its calls, and what all of them have in common. */
import type { DocumentedDialect } from '../leaves/documented.ts';
import {
  AnsweredAccount,
  AnsweredListed,
  AnsweredOrder,
  AnsweredProduct,
  AnsweredRefusal,
  AnsweredUser,
} from './answers.ts';
import { calls, Created, OrderPage, Saved, StatedAccount, StatedOrder } from './documented-calls.ts';
import { getfly } from './dialect.ts';
import { BASES, type getflyRoutes } from './routes.ts';
import { WireDetail, WirePayment } from './wire.ts';

type Exchange = Exclude<(typeof getflyRoutes)[number]['exchange'], 'fallback'>;

export const documentedGetfly: DocumentedDialect<Exchange> = {
  dialect: getfly,
  title: 'Getfly v6 and v6.1',
  description: 'Sale orders by code or id; accounts, products and users.',
  page: 'getfly.md',
  bases: BASES,
  calls,
  variables: { id: { description: 'The id, or the code of an account or product.' } },
  organization: [],
  answerHeaders: {},
  refusal: AnsweredRefusal,
  schemas: {
    StatedOrder,
    StatedLine: WireDetail,
    StatedPayment: WirePayment,
    SaleOrder: AnsweredListed,
    SaleOrderToChange: AnsweredOrder,
    SaleOrderPage: OrderPage,
    Saved,
    Created,
    StatedAccount,
    Account: AnsweredAccount,
    Product: AnsweredProduct,
    User: AnsweredUser,
    Refusal: AnsweredRefusal,
  },
};
