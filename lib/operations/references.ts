/** Reference rows of one request: those that an input needs, and each read once, however many commands name it. */
import type { OrganizationId } from '../domain/identity.ts';
import type { MoveRules } from '../domain/lifecycle.ts';
import { mayStandIn } from '../domain/numeric-id.ts';
import { OrderError } from '../domain/order-error.ts';
import type { OrderInput } from '../domain/order-input.ts';
import type { SalesOrder } from '../domain/order.ts';
import type { ReferenceStore } from '../domain/ports.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ReferenceKey, ReferenceRow } from '../domain/reference.ts';
import { referencesOf, rowIn, rowName, type References } from '../domain/references.ts';
import { needsCustomerRow } from '../apply/customer.ts';
import { isBlank } from '../apply/lines.ts';
import { needsTaxRow, UNTAXED } from '../apply/tax.ts';
import type { OperationContext } from './operation.ts';

const NOTHING_READ: References = { rows: new Map() };

/**
 * The rows of new or changed ids, in one batch (a second one for a customer's currency).
 * @throws OrderError unavailable when rows cannot be read: nothing is made up in their place
 */
export async function loadReferences(
  base: SalesOrder | undefined,
  input: OrderInput,
  context: OperationContext,
): Promise<References> {
  const org = context.caller.organizationId;
  const wanted = keysFor(base, input);
  if (base && wanted.length === 0 && !needsSettings(base, input)) return NOTHING_READ;
  const loaded = await context.references.load(org, wanted);
  if (base || !input.customerId) return loaded;
  const currency = rowIn(loaded, { kind: 'customer', id: input.customerId })?.currencyCode;
  if (!currency || input.currencyCode) return loaded;
  const more = await context.references.load(org, [{ kind: 'currency', id: currency }]);
  return { settings: loaded.settings, rows: new Map([...more.rows, ...loaded.rows]) };
}

/** An order knows what it was computed with. Settings say how numbers go on when it is given another, and which custom fields there are. */
function needsSettings(base: SalesOrder | undefined, { number, customFields }: OrderInput): boolean {
  return (number ?? base?.number) !== base?.number || (customFields?.length ?? 0) > 0;
}

/**
 * Reads, beside an order that is being read, whatever the input may come to need of rows and settings; the request remembers
 * it. Nothing is read for an input that names nothing, and a failure is told by whoever does need it.
 */
export async function readAhead(input: OrderInput, { references, caller }: OperationContext): Promise<void> {
  const wanted = keysFor(undefined, input).filter(({ id }) => !mayStandIn(id));
  if (wanted.length === 0 && !needsSettings(undefined, input)) return;
  await references.load(caller.organizationId, wanted).catch(() => undefined);
}

/** What the organisation has set about confirming the order, where that can make a difference. @throws OrderError unavailable */
export async function moveRules(
  { status, approval }: SalesOrder,
  { references, caller }: OperationContext,
): Promise<MoveRules> {
  if (status !== 'draft' || approval === 'approved') return { approvalRequired: false };
  const { settings } = await references.load(caller.organizationId, []);
  return { approvalRequired: settings?.approvalRequired ?? false };
}

/** The same, read beside the order; a failure is told by whoever does need it. */
export async function rulesAhead({ references, caller }: OperationContext): Promise<void> {
  await references.load(caller.organizationId, []).catch(() => undefined);
}

/** Settings are needed to make an order. @throws OrderError unknown_reference when the organisation has none */
export function settingsOf(references: References): NonNullable<References['settings']> {
  if (!references.settings)
    throw new OrderError('unknown_reference', { field: 'organization', kind: 'settings', id: '' });
  return references.settings;
}

function keysFor(base: SalesOrder | undefined, input: OrderInput): ReferenceKey[] {
  const keys: ReferenceKey[] = [];
  const add = (kind: ReferenceKey['kind'], id: string | null | undefined) => {
    if (id) keys.push({ kind, id });
  };
  add('customer', base ? needsCustomerRow(base, input) : input.customerId);
  if (input.currencyCode !== base?.currency.code) add('currency', input.currencyCode);
  if (input.salespersonId !== base?.salesperson?.id) add('salesperson', input.salespersonId);
  add('tax', needsTaxRow(base?.pricing.shipping ?? UNTAXED, input.shippingTax));
  for (const line of input.lines ?? []) {
    const existing = base?.lines.find((candidate) => candidate.id === line.id);
    if (line.itemId !== existing?.itemId) add('item', line.itemId);
    if (isBlank(line.name)) add('item', line.itemId ?? existing?.itemId);
    add('tax', needsTaxRow(existing ?? UNTAXED, line.tax));
  }
  return distinct(keys.filter(({ id }) => id.length <= LIMITS.idLength));
}

/** Lines of one order name the same tax, and often the same item. */
const distinct = (keys: ReferenceKey[]): ReferenceKey[] => [
  ...new Map(keys.map((key) => [rowName(key), key])).values(),
];

/** The same store, remembering what it has read, and what it has not found. */
export function rememberedReferences(store: ReferenceStore): ReferenceStore {
  const rows = new Map<string, ReferenceRow | undefined>();
  let settings: References['settings'];
  let settingsRead = false;
  /** Commands that run at once ask for the settings in one call. */
  let asked: Promise<References> | undefined;
  const settingsAlone = (organization: OrganizationId) =>
    (asked ??= store.load(organization, []).finally(() => (asked = undefined)));
  return {
    ...store,
    async load(organization, keys) {
      const missing = keys.filter((key) => !rows.has(rowName(key)));
      if (missing.length > 0 || !settingsRead) {
        const loaded = await (missing.length === 0
          ? settingsAlone(organization)
          : store.load(organization, missing));
        for (const key of missing) rows.set(rowName(key), rowIn(loaded, key));
        settings = loaded.settings;
        settingsRead = true;
      }
      // What another command has asked for is none of this one's business.
      return referencesOf(settings, keys, (key) => rows.get(rowName(key)));
    },
  };
}
