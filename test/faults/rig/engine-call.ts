/** One call to the engine as the proxy sees it, and where in our code it comes from. */

export interface EngineCall {
  /** The client whose request makes the call. */
  client: string;
  /** PutItem, TransactWriteItems … */
  action: string;
  /** The call site: the action and what it touches. */
  site: string;
  body: Record<string, unknown>;
  /** Counted from 1 over the life of the proxy. */
  count: number;
}

type Item = Record<string, { S?: string } | undefined>;

/** Names the call site, the same for every order and organisation. */
export function siteOf(action: string, body: Record<string, unknown>): string {
  return `${action} ${subjectOf(action, body)}`;
}

function subjectOf(action: string, body: Record<string, unknown>): string {
  if (action === 'TransactWriteItems') return partsOf(body).map(partName).toSorted().join('+');
  if (action === 'BatchGetItem') return batched(body);
  if (action === 'Query') return queried(body);
  if (action === 'UpdateItem') return body['ReturnValues'] ? 'counter, take' : 'counter, raise';
  return kindOf((body['Key'] ?? body['Item']) as Item);
}

function queried(body: Record<string, unknown>): string {
  if (typeof body['IndexName'] === 'string') return body['IndexName'];
  const values = Object.values(body['ExpressionAttributeValues'] as Item);
  const partition = values.map((value) => value?.S ?? '').find((text) => /^(ORG|IDEM)#/.test(text)) ?? '';
  if (partition.endsWith('#SUBJECTS')) return 'subject';
  return partition.startsWith('IDEM#') ? 'claims' : 'changes';
}

function batched(body: Record<string, unknown>): string {
  const [{ Keys = [] } = {}] = Object.values(body['RequestItems'] as Record<string, { Keys?: Item[] }>);
  return kindOf(Keys[0]) === 'order' ? 'orders' : 'references';
}

interface Part {
  verb: string;
  item: Item;
}

/** The writes of a transaction, in order. */
export function partsOf(body: Record<string, unknown>): Part[] {
  const writes = (body['TransactItems'] ?? []) as Record<string, { Item?: Item; Key?: Item }>[];
  return writes.map((write) => {
    const [[verb, { Item: item, Key: key } = {}] = ['', {}]] = Object.entries(write);
    return { verb, item: item ?? key ?? {} };
  });
}

function partName({ verb, item }: Part): string {
  return `${verb === 'Delete' ? '-' : ''}${kindOf(item)}`;
}

/** What stands in sorted places, whose sort keys are not ours to choose. */
const PLACES: Record<string, string> = {
  NUMBERS: 'number',
  SUBJECTS: 'subject',
  REFERENCES: 'reference',
  NAMES: 'name',
  CONTACTS: 'contact',
  ITEMNAMES: 'word',
};

/** order, change, number, claim, key … from the key. */
export function kindOf(item: Item | undefined): string {
  const place = PLACES[item?.['PK']?.S?.split('#').at(-1) ?? ''];
  const sort = item?.['SK']?.S?.split('#')[0] ?? '';
  return place ?? (sort === 'IDEM' ? 'claim' : sort.toLowerCase());
}

/** Rows that nothing in a run changes: to read them commutes with everything. */
export function readsWhatNeverChanges({ site }: EngineCall): boolean {
  return site === 'GetItem key' || site === 'BatchGetItem references';
}
