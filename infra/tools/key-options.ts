/** What the command line says about credentials, read and refused. */
import { RIGHTS } from '../../lib/domain/caller.ts';
import { ORGANIZATION_ID, organizationId, type OrganizationId } from '../../lib/domain/identity.ts';
import { parseScopes, UnknownScope } from '../../lib/scopes.ts';
import { ToolRefusal } from './run-tool.ts';

/** For how long what was rotated goes on working, unless it is said otherwise. */
export const DEFAULT_OVERLAP = '7d';

const UNITS: Partial<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** @throws ToolRefusal for what is no organisation's id */
export function readOrganization(org: string): OrganizationId {
  if (!ORGANIZATION_ID.test(org))
    throw new ToolRefusal(`--org "${org}" must be 1 to 64 letters, digits, - and _`);
  return organizationId(org);
}

/** @throws ToolRefusal: a misspelt scope would grant nothing, and nobody would say so */
export function readScopes(text: string): string[] {
  try {
    return parseScopes(text);
  } catch (error) {
    if (!(error instanceof UnknownScope)) throw error;
    throw new ToolRefusal(`${error.message}: use ${RIGHTS.join(', ')} or the scope names of docs/access.md`);
  }
}

/** A day (2027-01-31, from its beginning in UTC), a time with its zone, or how long from now: 90d, 12h, 30m. As ISO. @throws ToolRefusal */
export function readTime(option: string, text: string, now = new Date()): string {
  const [, count, unit = ''] = /^(\d{1,5})([dhm])$/.exec(text) ?? [];
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = count
    ? now.getTime() + Number(count) * (UNITS[unit] ?? 0)
    : isDate
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(time))
    throw new ToolRefusal(`--${option} "${text}" must be like 2027-01-31 or 90d, 12h, 30m`);
  if (time <= now.getTime()) throw new ToolRefusal(`--${option} "${text}" is over already`);
  return new Date(time).toISOString();
}
