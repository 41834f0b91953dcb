/** Inventory and Books for the documents: their calls, and what all of them have in common. */
import type { DocumentedDialect } from '../leaves/documented.ts';
import { AnsweredOrder, AnsweredRow } from './answers-order.ts';
import { AnsweredLine, AnsweredAddress, AnsweredCustomField } from './answers-line.ts';
import {
  AnsweredComment,
  AnsweredCurrency,
  AnsweredField,
  AnsweredOrganization,
  AnsweredSalesperson,
  AnsweredTax,
  AnsweredTaxGroup,
  AnsweredUser,
} from './answers-settings.ts';
import { AnsweredContact, AnsweredItem } from './answers-rows.ts';
import { AnsweredPage, AnsweredRefusal } from './answers-envelope.ts';
import { AnsweredExplanation } from './answers-explanation.ts';
import { zohoInventory } from './dialect.ts';
import { Done } from './documented-envelope.ts';
import { moveCalls } from './documented-moves.ts';
import { orderCalls, OrderPage, SavedOrder, StatedLine, StatedOrder } from './documented-orders.ts';
import { rowCalls, StatedContact, StatedItem } from './documented-rows.ts';
import { settingCalls } from './documented-settings.ts';
import { BASE_PATHS, type zohoInventoryRoutes } from './routes.ts';

type Exchange = Exclude<(typeof zohoInventoryRoutes)[number]['exchange'], 'fallback'>;

export const documentedInventory: DocumentedDialect<Exchange> = {
  dialect: zohoInventory,
  title: 'Zoho Inventory v1 and Zoho Books v3',
  description:
    'Sales orders, contacts, items and settings in the words of Zoho Inventory, and of Zoho Books below the bases of Books.',
  page: 'inventory.md',
  bases: BASE_PATHS,
  calls: { ...orderCalls, ...moveCalls, ...rowCalls, ...settingCalls },
  variables: {
    id: { description: 'The id.' },
    comment: { description: 'The id of the comment.' },
    address: { description: 'The id of the address.' },
    kind: { values: ['billing', 'shipping'] },
    code: { description: "The organisation's own code of a status." },
    entity: { values: ['salesorder', 'contact', 'item'] },
  },
  organization: [
    {
      name: 'organization_id',
      in: 'query',
      description: "The organisation; the credential's own, or left out.",
    },
  ],
  answerHeaders: {
    'X-Rate-Limit-Limit': 'Orders a minute that may be asked about.',
    'X-Rate-Limit-Remaining': 'How many may be asked about now.',
    'X-Rate-Limit-Reset': 'Seconds until the whole limit is there again.',
  },
  refusal: AnsweredRefusal,
  schemas: {
    StatedOrder,
    StatedLine,
    SavedOrder,
    SalesOrder: AnsweredOrder,
    SalesOrderLine: AnsweredLine,
    SalesOrderRow: AnsweredRow,
    SalesOrderPage: OrderPage,
    Address: AnsweredAddress,
    CustomField: AnsweredCustomField,
    Explanation: AnsweredExplanation,
    Comment: AnsweredComment,
    StatedContact,
    Contact: AnsweredContact,
    StatedItem,
    Item: AnsweredItem,
    Salesperson: AnsweredSalesperson,
    Tax: AnsweredTax,
    TaxGroup: AnsweredTaxGroup,
    Currency: AnsweredCurrency,
    Organization: AnsweredOrganization,
    User: AnsweredUser,
    FieldDefinition: AnsweredField,
    PageContext: AnsweredPage,
    Done,
    Refusal: AnsweredRefusal,
  },
};
