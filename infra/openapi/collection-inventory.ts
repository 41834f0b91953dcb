/** The collection of Inventory: orders, then contacts, items and settings, each made, read, changed and deleted. */
import { DEMO_CUSTOMER, walkOf, type CollectionWords } from './collection-kit.ts';

export const inventoryWords: CollectionWords = {
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
};
