/** The one way in which an organisation's settings are written, by an event or an import. */
import type { OrganizationId } from '../domain/identity.ts';
import { keys } from './keys.ts';
import { beginEpoch } from './remembered-rows.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { ifConditionHolds, type Calls } from './table.ts';

/** With a version, an older one is dropped without a word; an import knows none, and the one that events count stays. */
export async function putSettingsItem(calls: Calls, org: OrganizationId, content: unknown, version?: number) {
  const settings = {
    Key: keys.settings(org),
    UpdateExpression: `SET content = :content, schemaVersion = :schema${version === undefined ? '' : ', sourceVersion = :version'}`,
    ExpressionAttributeValues: { ':content': content, ':schema': SCHEMA_VERSION },
  };
  const ifNewer = version !== undefined && {
    ConditionExpression: 'attribute_not_exists(sourceVersion) OR sourceVersion < :version',
    ExpressionAttributeValues: { ...settings.ExpressionAttributeValues, ':version': version },
  };
  await ifConditionHolds(calls.update({ ...settings, ...ifNewer }));
  // Also after a version that is there already: whoever wrote it may not have come this far.
  await beginEpoch(calls, org);
}
