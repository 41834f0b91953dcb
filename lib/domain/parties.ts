/** Who buys, sells and receives: snapshots that stay as they were when the order was made. */

export interface Address {
  id?: string;
  attention?: string;
  address: string;
  street2?: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  phone?: string;
  fax: string;
}

export interface ContactPerson {
  id: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  mobile?: string;
}

export interface OrderCustomer {
  id: string;
  name: string;
  email?: string;
  phone?: string;
  contactName?: string;
  contactPersons: ContactPerson[];
  billingAddress?: Address;
  shippingAddress?: Address;
}

/** Country-specific facts about the sale. */
export interface TaxRegistration {
  placeOfSupply?: string;
  gstTreatment?: GstTreatment;
  gstNumber?: string;
  isPreGst: boolean;
}

export const GST_TREATMENTS = ['business_gst', 'business_none', 'overseas', 'consumer'] as const;
type GstTreatment = (typeof GST_TREATMENTS)[number];
