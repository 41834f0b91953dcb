/** Reference rows as they come over the bus: the whole row with the version its source gave it, or word that it is gone. */
import * as z from 'zod/mini';
import { ORGANIZATION_ID, organizationId } from '../../domain/identity.ts';
import {
  CustomerRow,
  ItemRow,
  SalespersonRow,
  TaxFacts,
  type ReferenceChange,
  type ReferenceRow,
} from '../../domain/reference.ts';
import { OrganizationSettings } from '../../domain/settings.ts';
import { Version, wellFormed } from '../../domain/value-texts.ts';
import { UnknownEvent } from './bus-event.ts';

const name = z.string().check(z.minLength(1), z.maxLength(100));
const organization = z.pipe(z.string().check(z.regex(ORGANIZATION_ID)), z.transform(organizationId));
const upserted = <Row extends z.core.$ZodType>(row: Row) =>
  z.object({ organizationId: organization, version: Version, row }).check(wellFormed());
const deleted = z.object({ organizationId: organization, version: Version, id: name }).check(wellFormed());

const ContactUpserted = upserted(z.omit(CustomerRow, { kind: true }));
const ContactDeleted = deleted;
const ItemUpserted = upserted(z.omit(ItemRow, { kind: true }));
const ItemDeleted = deleted;
const TaxUpserted = upserted(TaxFacts);
const SalespersonUpserted = upserted(z.omit(SalespersonRow, { kind: true }));
const OrganizationSettingsChanged = upserted(z.omit(OrganizationSettings, { kind: true }));

const UPSERTS = {
  ContactUpserted: { schema: ContactUpserted, kind: 'customer' },
  ItemUpserted: { schema: ItemUpserted, kind: 'item' },
  TaxUpserted: { schema: TaxUpserted, kind: 'tax' },
  SalespersonUpserted: { schema: SalespersonUpserted, kind: 'salesperson' },
} as const;

const DELETIONS = {
  ContactDeleted: { schema: ContactDeleted, kind: 'customer' },
  ItemDeleted: { schema: ItemDeleted, kind: 'item' },
} as const;

/** By detail type: the schema of `detail`. */
export const REFERENCE_EVENTS: Record<string, { schema: z.core.$ZodType }> = {
  ...UPSERTS,
  ...DELETIONS,
  OrganizationSettingsChanged: { schema: OrganizationSettingsChanged },
};

/** @throws UnknownEvent for a detail type that is about no reference row | ZodError */
export function readReferenceChange(detailType: string, detail: unknown): ReferenceChange {
  if (detailType === 'OrganizationSettingsChanged') {
    const { row, ...rest } = OrganizationSettingsChanged.parse(detail);
    return { ...rest, key: { kind: 'settings' }, row: { kind: 'settings', ...row } };
  }
  if (Object.hasOwn(DELETIONS, detailType)) {
    const { schema, kind } = DELETIONS[detailType as keyof typeof DELETIONS];
    const { id, ...rest } = schema.parse(detail);
    return { ...rest, key: { kind, id } };
  }
  if (!Object.hasOwn(UPSERTS, detailType)) throw new UnknownEvent(`no reference row: ${detailType}`);
  const { schema, kind } = UPSERTS[detailType as keyof typeof UPSERTS];
  const { row, ...rest } = schema.parse(detail);
  return { ...rest, key: { kind, id: row.id }, row: { kind, ...row } as ReferenceRow };
}
