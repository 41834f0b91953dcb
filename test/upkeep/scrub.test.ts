import { describe, expect, it } from 'vitest';
import { organizationId } from '../../lib/domain/identity.ts';
import { ReferenceRow, type CustomerRow } from '../../lib/domain/reference.ts';
import { personOf } from '../../lib/upkeep/person.ts';
import { scrubPaths, scrubText } from '../../lib/upkeep/scrub.ts';

const row = ReferenceRow.parse({
  kind: 'customer',
  id: '501',
  name: 'İnci Ak',
  email: 'inci@example.com',
  phone: '+90 (212) 555-0101',
  contactPersons: [{ id: '1', firstName: 'Al', lastName: 'Ak' }],
  addresses: [{ address: 'Gül 4' }],
});
const person = personOf(organizationId('1'), '501', row as CustomerRow);

describe('a text without the person', () => {
  it.each([
    ['Call İnci Ak, or +90 (212) 555-0101', 'Call erased, or erased'],
    ['İNCİ AK', 'erased'],
    ['902125550101', 'erased'],
    ['inci@example.com;INCI@EXAMPLE.COM', 'erased;erased'],
    ['to Gül 4.', 'to erased.'],
    // Another word, and a name that is too short to be one's own.
    ['İnci Akman, Gül 41', 'İnci Akman, Gül 41'],
    ['Ak', 'Ak'],
    ['Erased 501', 'Erased 501'],
  ])('%s', (text, left) => {
    expect(scrubText(text, person)).toBe(left);
    expect(scrubText(left, person)).toBe(left);
  });

  it('of a history keeps figures and statuses, and no other value', () => {
    const paths = ['status', 'totals.total', 'lines[1].quantity', 'notes', 'customer.email', 'lines[1].name'];
    const scrubbed = scrubPaths(paths.map((path) => ({ path, before: '"a"' })));
    expect(scrubbed.map(({ before }) => before)).toEqual([
      '"a"',
      '"a"',
      '"a"',
      '"erased"',
      '"erased"',
      '"erased"',
    ]);
  });
});
