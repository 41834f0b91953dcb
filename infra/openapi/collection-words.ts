/** What the collection of each document needs beside it. */
import { inventoryWords } from './collection-inventory.ts';
import { DEMO_CUSTOMER, DEMO_ITEM, walkOf, type CollectionWords } from './collection-kit.ts';

export const COLLECTION_WORDS: Record<string, CollectionWords> = {
  'zoho-inventory': inventoryWords,
  'zoho-crm': {
    ids: [
      [/^\/(Accounts|Contacts)\//, 'account_id'],
      [/^\/Products\//, 'product_id'],
      [/^\/users\//, 'user_id'],
      [/^\/\{module\}\//, 'record_id'],
    ],
    bodies: {
      insert: `{"data": [{"Subject": "Two chairs", "Account_Name": {"id": "${DEMO_CUSTOMER}"}, "Ordered_Items": [{"Product_Name": {"id": "${DEMO_ITEM}"}, "Quantity": 2, "List_Price": 120}]}]}`,
      updateOne: '{"data": [{"Description": "By lorry."}]}',
      updateMany: '{"data": [{"id": "{{record_id}}", "Status": "Approved"}]}',
      upsert: '{"data": [{"id": "{{record_id}}", "Description": "By ship."}]}',
      addNotes: '{"data": [{"Note_Title": "Asked", "Note_Content": "Called back."}]}',
    },
    queries: {
      list: { fields: 'Subject,Grand_Total' },
      search: { word: 'chairs' },
      count: { word: 'chairs' },
      deleteMany: { ids: '{{record_id}}' },
      listAccounts: { fields: 'Account_Name' },
      listContacts: { fields: 'Full_Name' },
      listProducts: { fields: 'Product_Name' },
      searchAccounts: { word: 'molly' },
      searchContacts: { word: 'molly' },
      searchProducts: { criteria: '(Product_Name:starts_with:B)' },
      describeFields: { module: 'Sales_Orders' },
      describeLayouts: { module: 'Sales_Orders' },
      describeRelatedLists: { module: 'Sales_Orders' },
    },
    kept: {
      insert: { record_id: 'res.body.data[0].details.id' },
      listUsers: { user_id: 'res.body.users[0].id' },
    },
    walk: walkOf(`
      insert list retrieve updateOne updateMany upsert search count addNotes listNotes deleteOne
      listDeleted listAccounts getAccount listContacts getContact listProducts getProduct
      describeFields describeModules describeLayouts describeRelatedLists getOrganization listUsers
      getUser
    `),
  },
  'zoho-commerce': {
    ids: [[/^\/salesorders\//, 'order_id']],
    bodies: {},
    queries: {},
    kept: { list: { order_id: 'res.body.salesorders[0].salesorder_id' } },
    walk: ['list', 'retrieve'],
  },
  getfly: {
    ids: [
      [/^\/accounts\//, 'account_code'],
      [/^\/products\//, 'product_id'],
      [/^\/sale_orders\//, 'order_id'],
    ],
    bodies: {
      create: `{"account_code": "${DEMO_CUSTOMER}", "saved_order_details": [{"product_code": "PROD_001", "quantity": 2, "price": 120}]}`,
      update: '{"current_order_code": "{{order_code}}", "transport_amount": 15}',
      updateById: '{"transport_amount": 20}',
      createAccount: '{"account_name": "Ada {{$randomInt}}", "phone_office": "024 1234567"}',
    },
    queries: { retrieve: { order_code: '{{order_code}}' } },
    kept: { create: { order_id: 'res.body.id', order_code: 'res.body.data.order_code' } },
    walk: walkOf(`
      create list retrieve retrieveById update updateById createAccount listAccounts getAccount
      listProducts getProduct listUsers
    `),
  },
  additions: {
    ids: [[/^\/salesorders\//, 'order_id']],
    bodies: {
      calculate: `{"customer_id": "${DEMO_CUSTOMER}", "line_items": [{"name": "Chair", "rate": 120, "quantity": 2, "discount": "10%"}]}`,
    },
    queries: {},
    kept: {},
    walk: ['calculate'],
  },
};

/** Of the demo data, for what no answer before has told. */
export const DEMO_VARIABLES: Record<string, string> = {
  account_id: DEMO_CUSTOMER,
  account_code: DEMO_CUSTOMER,
  product_id: DEMO_ITEM,
};
