/**
 * What no release may change once somebody has deployed: the keys of what is stored, and the indexes. It is written down in
 * test/fixtures/frozen; a new entry is added there by hand, one that stands is never edited. Logical ids: test/infra/stack.test.ts.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orderId, organizationId } from '../../lib/domain/identity.ts';
import { keys, partitions, sortKeys } from '../../lib/store/keys.ts';
import * as shape from '../../lib/store/table-shape.ts';

const frozen = (name: string) => JSON.parse(readFileSync(`test/fixtures/frozen/${name}.json`, 'utf8'));

const ORG = organizationId('org-1');
const ID = orderId('1529000000000001');
const CREATED = { createdAt: '2026-11-27T10:00:00.000Z', id: ID };

/** One call of each, with everything that keys are made of: a key without an example does not compile. */
const KEYS: { [Name in keyof typeof keys]: Parameters<(typeof keys)[Name]> } = {
  order: [ORG, ID],
  change: [ORG, ID, 12],
  comment: [ORG, ID, '1529000000000002'],
  number: [ORG, 'SO-00001'],
  foreign: [ORG, 'zoho-inventory', '982000000567001234'],
  refusal: [ORG, 'create', 'command-1', '0'],
  text: [ORG, 'subject', 'Ünder  Way', CREATED],
  name: [ORG, 'søren kierkegaard', '501'],
  upserts: [ORG, 'Subject'],
  counter: [ORG, 'SO-'],
  settings: [ORG],
  epoch: [ORG],
  reference: [ORG, { kind: 'customer', id: '501' }],
  itemCode: [ORG, 'SKU-1'],
  rowName: [ORG, 'salesperson', ' Ada LOVELACE '],
  rowText: [partitions.contacts(ORG), 'ada@example.com', '501'],
  registeredKey: [ORG, 'key-1'],
  standIn: [ORG, { kind: 'item', id: '8998445041318493' }],
  lastUse: [ORG, 'key-1'],
  apiKey: ['digest'],
  client: ['client-1'],
  refreshToken: ['digest'],
  authorizationCode: ['digest'],
  deniedToken: ['token-1'],
  signers: [],
  claim: ['digest', 7],
  knownOrganization: [ORG],
  upkeep: ['VERIFY'],
};

const PARTITIONS: { [Name in keyof typeof partitions]: Parameters<(typeof partitions)[Name]> } = {
  organization: [ORG],
  stage: [ORG, 'draft'],
  customer: [ORG, '501'],
  keysOf: [ORG],
  usesOf: [ORG],
  names: [ORG],
  contacts: [ORG],
  itemNames: [ORG],
  rows: [ORG, 'item', true],
  numbers: [ORG],
  texts: [ORG, 'reference'],
  changesOf: [ORG, '2026-11'],
  refusalsOf: [ORG, '2026-11'],
};

const called = (functions: object, examples: object) =>
  Object.fromEntries(
    Object.entries(examples).map(([name, args]) => [
      name,
      (functions as Record<string, (...args: unknown[]) => unknown>)[name]?.(...(args as unknown[])),
    ]),
  );

describe('what is frozen', () => {
  it('holds every key of the table', () => {
    expect({
      keys: called(keys, KEYS),
      partitions: called(partitions, PARTITIONS),
      sortKeys: {
        created: sortKeys.created(CREATED),
        date: sortKeys.date({ ...CREATED, date: '2026-11-27' }),
        changed: sortKeys.changed({ at: CREATED.createdAt, id: ID, version: 3, deletes: false }),
        deleted: sortKeys.changed({ at: CREATED.createdAt, id: ID, version: 3, deletes: true }),
      },
    }).toEqual(frozen('keys'));
  });

  it('holds the table and its indexes', () => {
    expect({ ...shape }).toEqual(frozen('indexes'));
  });
});
