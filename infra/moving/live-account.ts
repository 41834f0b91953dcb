/** An account of a live service, and how often it may be asked. */
export interface LiveAccount {
  /** With the base path: https://www.zohoapis.com/inventory/v1 */
  url: string;
  /** Where tokens are made: https://accounts.zoho.com; absent for a service with a key. */
  accountsUrl?: string;
  clientId?: string;
  clientSecret?: string;
  refreshToken?: string;
  /** Of a service with a key: its header and the key. */
  key?: { header: string; value: string };
  perMinute: number;
}
