/** The sample ids that the local run seeds, each under the one name that tests know it by. */

export const ORGANIZATION = '10234695';
/** Another organisation, without rows. */
export const ELSEWHERE = '20469390';

/** Molly, with one address. */
export const CUSTOMER = '4815000000044080';
export const ADDRESS = '4815000000017005';
/** A laptop at 122. */
export const ITEM = '4815000000044100';
/** Sales Tax, 12 %. */
export const TAX = '4815000000044043';
/** Lara. */
export const SALESPERSON = '4815000000044762';

/** Zylker, of CRM's sample. */
export const ACCOUNT = '3652397000000624046';
/** Zylker product at 1000, of CRM's sample. */
export const PRODUCT = '3652397000000416001';
