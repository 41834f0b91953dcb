import { describe, expect, it } from 'vitest';
import { mayBeOurs, type OrderId } from '../../lib/domain/identity.ts';
import type { OrderStore } from '../../lib/domain/ports.ts';
import { asOwnIds, byEitherId } from '../../lib/operations/named-order.ts';
import type { OperationContext } from '../../lib/operations/operation.ts';

const NOW = new Date('2026-11-27T10:00:00.000Z');
const OWN = '1539036758212746';
const FOREIGN = '982000000567001234';

/** What is read, one after the other. */
function reading(source: string | undefined, known: Record<string, string> = {}) {
  const reads: string[] = [];
  const idsByForeign: OrderStore['idsByForeign'] = async (_, __, ids) => {
    reads.push(`look up ${ids.join()}`);
    return new Map(ids.flatMap((id) => (known[id] ? [[id, known[id] as OrderId]] : [])));
  };
  const context = {
    source,
    caller: { organizationId: '1' },
    clock: { now: () => NOW },
    orders: { idsByForeign },
  } as unknown as OperationContext;
  const find = (id: string, standing: string[]) =>
    byEitherId(id, context, async (own) => {
      reads.push(own);
      return standing.includes(own) ? own : undefined;
    });
  return { reads, find, context };
}

describe('an order by an id', () => {
  it('of ours costs one read, as it does without foreign ids', async () => {
    const { reads, find } = reading('zoho-crm');
    expect(await find(OWN, [OWN])).toBe(OWN);
    expect(reads).toEqual([OWN]);
  });

  it('that looks like ours and is not is found after that', async () => {
    const { reads, find } = reading('zoho-crm', { [OWN]: '7' });
    expect(await find(OWN, ['7'])).toBe('7');
    expect(reads).toEqual([OWN, `look up ${OWN}`, '7']);
  });

  it('of another system is looked up first, and tried as ours where nobody knows it', async () => {
    const known = reading('zoho-crm', { [FOREIGN]: OWN });
    expect(await known.find(FOREIGN, [OWN])).toBe(OWN);
    expect(known.reads).toEqual([`look up ${FOREIGN}`, OWN]);
    const unknown = reading('zoho-crm');
    expect(await unknown.find('42', ['42'])).toBe('42');
    expect(unknown.reads).toEqual(['look up 42', '42']);
  });

  it('is ours alone to whoever speaks no dialect', async () => {
    const { reads, find } = reading(undefined);
    expect(await find(FOREIGN, [])).toBeUndefined();
    expect(reads).toEqual([FOREIGN]);
    expect(await find('no id', [])).toBeUndefined();
    expect(reads).toHaveLength(1);
  });
});

describe('a list of ids', () => {
  it('is translated in one read, as far as it has ids that are not ours', async () => {
    const { reads, context } = reading('zoho-crm', { [FOREIGN]: OWN });
    expect(await asOwnIds([OWN, FOREIGN, 'x'], context)).toEqual([OWN, OWN, 'x']);
    expect(reads).toEqual([`look up ${FOREIGN}`]);
    expect(await asOwnIds([OWN], context)).toEqual([OWN]);
    expect(reads).toHaveLength(1);
  });
});

describe('ids that may be ours', () => {
  it.each([
    [OWN, true],
    ['1529000000044123', true],
    ['4815000000044936', false],
    ['1000000000000000', false],
    [FOREIGN, false],
    ['77', false],
    ['', false],
  ])('%s: %s', (id, expected) => expect(mayBeOurs(id, NOW)).toBe(expected));
});
