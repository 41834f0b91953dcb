/** One version of one reference row, as its source reports it. */
import type { OrganizationId } from './identity.ts';
import type { ReferenceKey, ReferenceRow } from './reference.ts';
import type { OrganizationSettings } from './settings.ts';

export interface ReferenceChange {
  organizationId: OrganizationId;
  /** Counts up at the source, for this one row. */
  version: number;
  key: ReferenceKey | { kind: 'settings' };
  /** Absent: the row is gone. */
  row?: ReferenceRow | OrganizationSettings;
}
