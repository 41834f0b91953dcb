/** What a collection needs beside the documents: names for ids, bodies that work one after the other, and what is kept of answers. */

interface CollectionWords {
  /** What {id} and the like stand for, by the beginning of the path. */
  ids: [path: RegExp, variable: string][];
  /** By exchange, bodies in the order of the collection; what is in braces is a variable. */
  bodies: Record<string, string>;
  /** By exchange, values of the query. */
  queries: Record<string, Record<string, string>>;
  /** By exchange, what is kept of its answer: variable and place. */
  kept: Record<string, Record<string, string>>;
  /** Exchanges of the walk, in its order: each answers its success. */
  walk: string[];
}

/** Names that stand one after the other. */
const walkOf = (names: string) => names.trim().split(/\s+/);

const DEMO_CUSTOMER = '4815000000044080';
const DEMO_ITEM = '4815000000044100';

export const COLLECTION_WORDS: Record<string, CollectionWords> = {
  'zoho-inventory': {
    ids: [
      [/^\/contacts\//, 'contact_id'],
      [/^\/items\//, 'item_id'],
      [/^\/salespersons\//, 'salesperson_id'],
      [/^\/settings\/taxes\//, 'tax_id'],
      [/^\/settings\/taxgroups\//, 'tax_group_id'],
      [/^\/settings\/currencies\//, 'currency_id'],
      [/^\/organizations\//, 'organization_id'],
      [/^\/users\//, 'user_id'],
      [/^\/salesorders?\//, 'order_id'],
    ],
    bodies: {
      create: `{"customer_id": "${DEMO_CUSTOMER}", "line_items": [{"name": "Chair", "rate": 120, "quantity": 2}]}`,
      update: '{"reference_number": "PO 4711", "discount": "10%"}',
      updateAddress: '{"city": "Hanoi", "country": "Vietnam"}',
      updateCustomFields: '{"custom_fields": [{"label": "Door", "value": "blue"}]}',
      addComment: '{"description": "Called back."}',
      updateComment: '{"description": "Called back twice."}',
      createContact: '{"contact_name": "Ada {{$randomInt}}", "email": "ada@example.com"}',
      updateContact: '{"phone": "+84 24 1234567"}',
      addAddress: '{"address": "1 Main Street", "city": "Hanoi"}',
      createItem: '{"name": "Chair {{$randomInt}}", "rate": 120}',
      updateItem: '{"rate": 125}',
      createSalesperson: '{"salesperson_name": "Bo {{$randomInt}}", "salesperson_email": "bo@example.com"}',
      updateSalesperson: '{"salesperson_email": "bo@example.org"}',
      createTax: '{"tax_name": "Tax {{$randomInt}}", "tax_percentage": 5}',
      updateTax: '{"tax_percentage": 6}',
      createTaxGroup: '{"tax_group_name": "Taxes {{$randomInt}}", "taxes": "{{tax_id}}"}',
      updateTaxGroup: '{"taxes": "{{tax_id}}"}',
      void: '{"reason": "no longer wanted"}',
    },
    queries: { fields: { entity: 'salesorder' }, list: { include: 'line_items', per_page: '10' } },
    kept: {
      create: { order_id: 'res.body.salesorder.salesorder_id' },
      addComment: { comment: 'res.body.comment.comment_id' },
      createContact: { contact_id: 'res.body.contact.contact_id' },
      addAddress: { address: 'res.body.address_info.address_id' },
      createItem: { item_id: 'res.body.item.item_id' },
      createSalesperson: { salesperson_id: 'res.body.salesperson.salesperson_id' },
      createTax: { tax_id: 'res.body.tax.tax_id' },
      createTaxGroup: { tax_group_id: 'res.body.tax_group.tax_group_id' },
      listCurrencies: { currency_id: 'res.body.currencies[0].currency_id' },
      listOrganizations: { organization_id: 'res.body.organizations[0].organization_id' },
      listUsers: { user_id: 'res.body.users[0].user_id' },
    },
    walk: walkOf(`
      create list retrieve update updateAddress updateCustomFields addComment listComments
      updateComment deleteComment confirm void delete createContact listContacts getContact
      updateContact addAddress listAddresses deactivateContact activateContact deleteContact
      createItem listItems getItem updateItem deactivateItem activateItem deleteItem
      createSalesperson listSalespersons getSalesperson updateSalesperson deleteSalesperson
      createTax listTaxes getTax updateTax createTaxGroup getTaxGroup updateTaxGroup deleteTaxGroup
      deleteTax listCurrencies getCurrency listOrganizations getOrganization listUsers getUser
      fields customFields
    `),
  },
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
