/** What callers may send and are answered at most: one place for every dialect and door; docs/api.md is made from it. */

const KB = 1024;
const MB = 1024 * KB;

export const LIMITS = {
  /** Request line and headers. API Gateway refuses more by itself, and the local gateway as it does; so with the next. */
  headBytes: 10_240,
  gatewayBodyBytes: 10 * MB,
  /** We refuse before Lambda (6 MB after base64 and escaping) would, and in the dialect's words. */
  bodyBytes: 4 * MB,
  /** Ten times what the largest order has; a body of four million bytes may hold two million, and seconds of work. */
  jsonValues: 300_000,
  /** No documented body is deeper than 5; what is stored and printed again must not exhaust the stack. */
  jsonDepth: 50,
  /** More than any order has fields beside its JSON; each of 100 ids may stand in a field of its own. */
  formFields: 200,
  /** Orders that one call is about. */
  ids: 100,
  records: 100,
  commands: 100,
  /** Of an order. */
  lines: 200,
  payments: 200,
  /** Things of one kind that were reported of an order: packages, invoices; removed ones counted apart. */
  facts: 200,
  /** Lists show custom fields, so that they stand uncompressed in every index. */
  customFields: 100,
  customFieldBytes: 32 * KB,
  /** Fields that we do not know, of an order or line, and how long each may be. */
  unknownFields: 100,
  unknownFieldLength: 10_000,
  /** As it is stored. An item may hold 400 KB; what an order needs beside its document stays well under the rest. */
  storedOrderBytes: 300 * KB,
  /** An answer shows the order twice and must stay under Lambda's 6 MB, however well the document compresses. */
  orderBytes: 1.5 * MB,
  /** Longer ids than any: an answer repeats the ids of its request, and the engine would refuse such a key. */
  idLength: 100,
  numberLength: 100,
  /** More are as many as that. */
  pageRows: 200,
  listedIds: 200,
  listedRecordIds: 100,
  /** Lambda refuses what a function answers above this, after the work was done; each quote counts twice there. */
  answerBytes: 6_291_556,
};

/** Orders that one container serves in a minute, unless an organisation says otherwise: far from what ordinary clients ask for. */
export const ORDERS_PER_MINUTE = {
  /** Of one credential. */
  credential: 6000,
  /** Of all credentials of the organisation together. */
  organization: 18_000,
};
export type OrdersPerMinute = typeof ORDERS_PER_MINUTE;
