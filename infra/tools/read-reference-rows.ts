/** Import file -> reference rows and settings, or what is wrong with it, line by line. */
import * as z from 'zod/mini';
import { ORGANIZATION_ID, organizationId, type OrganizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import { knownFields } from './known-fields.ts';
import { splitRows, type RowText } from './split-rows.ts';
import { suggestField } from './suggest-field.ts';

/** TypeScript's library does not know the reviver's third argument yet. */
const parseJson = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

export interface RowToLoad {
  organization: OrganizationId;
  row: ReferenceRow | OrganizationSettings;
}

interface BadRow {
  line: number;
  reason: string;
}

export interface ReadFile {
  rows: RowToLoad[];
  bad: BadRow[];
}

const AnyRow = z.discriminatedUnion('kind', [ReferenceRow, OrganizationSettings]);

/** Reads every row, good or bad. Rows that name no organisation belong to `defaultOrganization`. */
export function readReferenceRows(file: string, defaultOrganization?: string): ReadFile {
  const read: ReadFile = { rows: [], bad: [] };
  const lineOf = new Map<string, number>();
  for (const rowText of splitRows(file)) {
    try {
      const loaded = readRow(rowText.text, defaultOrganization);
      const before = lineOf.get(nameOf(loaded));
      if (before !== undefined) throw new RowRefusal(`the same row as on line ${before}`);
      lineOf.set(nameOf(loaded), rowText.line);
      read.rows.push(loaded);
    } catch (error) {
      read.bad.push(badRow(rowText, error));
    }
  }
  return read;
}

class RowRefusal extends Error {}

function readRow(text: string, defaultOrganization: string | undefined): RowToLoad {
  const stated = parseJson(text, keepDigits);
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated))
    throw new RowRefusal('not an object');
  const { organizationId: named, ...fields } = stated as Record<string, unknown>;
  const organization = named ?? defaultOrganization;
  if (typeof organization !== 'string' || organization === '') {
    throw new RowRefusal('organizationId: missing, and no --org was given');
  }
  const isSettings = fields['kind'] === 'settings';
  const parsed = AnyRow.safeParse(isSettings ? parseJson(text, keepIdDigits) : fields);
  if (!parsed.success) throw new RowRefusal(wordsOf(parsed.error.issues, fields['kind']));
  if (!ORGANIZATION_ID.test(organization)) {
    throw new RowRefusal('organizationId: 1 to 64 letters, digits, - and _');
  }
  return { organization: organizationId(organization), row: parsed.data };
}

/** Numbers as the text they were written in: ids and rates have more digits than a binary float. */
function keepDigits(_key: string, value: unknown, context: { source?: string }): unknown {
  return typeof value === 'number' ? context.source : value;
}

/** Settings count (padding, hours) with real numbers, all small; only their ids are long. */
function keepIdDigits(key: string, value: unknown, context: { source?: string }): unknown {
  if (key === 'organizationId') return undefined;
  return key === 'id' ? keepDigits(key, value, context) : value;
}

function nameOf({ organization, row }: RowToLoad): string {
  return [organization, row.kind, row.kind === 'settings' ? '' : row.id].join('#');
}

interface Issue {
  path: PropertyKey[];
  message: string;
  /** Fields that are not known at the path. */
  keys?: string[];
}

function wordsOf(issues: readonly Issue[], kind: unknown): string {
  return issues
    .flatMap(({ path, message, keys }) =>
      keys ? keys.map((key) => unknownField(key, path, kind)) : `${path.join('.') || 'row'}: ${message}`,
    )
    .join('; ');
}

function unknownField(key: string, path: PropertyKey[], kind: unknown): string {
  const known = knownFields(AnyRow, kind, path);
  const meant = suggestField(key, path.length === 0 ? [...known, 'organizationId'] : known);
  const words = `unknown field "${[...path, key].join('.')}"`;
  return meant === undefined ? words : `${words}, did you mean "${meant}"?`;
}

function badRow({ line }: RowText, error: unknown): BadRow {
  if (error instanceof RowRefusal) return { line, reason: error.message };
  if (error instanceof SyntaxError) return { line, reason: 'not JSON' };
  throw error;
}
