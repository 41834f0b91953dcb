/** Facts about fulfilment that other systems report; statuses are derived from them, never stored. */
import type { Decimal } from './decimal.ts';

export interface Shipment {
  id: string;
  number: string;
  status: string;
  carrier: string;
  service: string;
  trackingNumber: string;
  date?: string;
  deliveryDate?: string;
  deliveryDays?: string;
  deliveryGuarantee: boolean;
}

export interface Package {
  id: string;
  number: string;
  date?: string;
  status: string;
  detailedStatus: string;
  statusMessage: string;
  shipment?: Shipment;
}

export interface Invoice {
  id: string;
  number: string;
  status: string;
  date?: string;
  dueDate?: string;
  total: Decimal;
  balance: Decimal;
}

export interface Payment {
  id: string;
  number: string;
  mode: string;
  amount: Decimal;
  date?: string;
  description: string;
  reference: string;
}

export interface PurchaseOrder {
  id: string;
  number: string;
}

export interface Progress {
  packages: Package[];
  invoices: Invoice[];
  payments: Payment[];
  purchaseOrders: PurchaseOrder[];
}

export const NO_PROGRESS: Progress = { packages: [], invoices: [], payments: [], purchaseOrders: [] };
