/** Which organisations there are: noted by the publisher, who sees what each of them writes. For tools that work on all of them. */
import { organizationId, type OrganizationId } from '../domain/identity.ts';
import { keys, ORGANIZATIONS_PARTITION } from './keys.ts';
import { patientCalls, type Calls, type Table } from './table.ts';

const WITHIN_MS = 60_000;
const OF_PARTITION = /^ORG#([^#]+)#/;

/** Whose partition it is; undefined when it is nobody's. */
export function organizationOf(partition: string): OrganizationId | undefined {
  const [, org] = OF_PARTITION.exec(partition) ?? [];
  return org === undefined ? undefined : organizationId(org);
}

/** Says that there is such an organisation, however often. */
export async function noteOrganization(calls: Calls, org: OrganizationId): Promise<void> {
  const names = { '#organization': 'organization' };
  await calls.update({
    Key: keys.knownOrganization(org),
    UpdateExpression: 'SET #organization = :org',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':org': org },
  });
}

/** All that have been noted, by their ids. */
export async function* knownOrganizations(table: Table): AsyncGenerator<OrganizationId> {
  const query = { partition: ORGANIZATIONS_PARTITION };
  for await (const { SK } of patientCalls(table, WITHIN_MS).query(query)) yield organizationId(String(SK));
}
