import { describe, expect, it } from 'vitest';
import { mayBeOurs, type OrderId } from '../../lib/domain/identity.ts';
import { asOwnIds, byEitherId } from '../../lib/operations/named-order.ts';
import { anOrder } from '../support/plain-order.ts';
import { NOW, recordedStores } from '../support/recorded-stores.ts';

const OWN = '1539036758212746';
const FOREIGN = '982000000567001234';

/** What is read, one after the other, where these orders came from another system. */
async function reading(source: string | undefined, known: Record<string, string> = {}) {
  const orders = Object.entries(known).map(([foreign, own]) =>
    anOrder({ id: own as OrderId, number: `SO-${own}`, foreignIds: { 'zoho-crm': foreign } }),
  );
  const { asked, context } = await recordedStores({ orders }, { source });
  const find = (id: string, standing: string[]) =>
    byEitherId(id, context, async (own) => {
      asked.push([own]);
      return standing.includes(own) ? own : undefined;
    });
  const reads = () => asked.map(([call, , , ids]) => (ids ? `look up ${String(ids)}` : call));
  return { reads, find, context };
}

describe('an order by an id', () => {
  it('of ours costs one read, as it does without foreign ids', async () => {
    const { reads, find } = await reading('zoho-crm');
    expect(await find(OWN, [OWN])).toBe(OWN);
    expect(reads()).toEqual([OWN]);
  });

  it('that looks like ours and is not is found after that', async () => {
    const { reads, find } = await reading('zoho-crm', { [OWN]: '7' });
    expect(await find(OWN, ['7'])).toBe('7');
    expect(reads()).toEqual([OWN, `look up ${OWN}`, '7']);
  });

  it('of another system is looked up first, and tried as ours where nobody knows it', async () => {
    const known = await reading('zoho-crm', { [FOREIGN]: OWN });
    expect(await known.find(FOREIGN, [OWN])).toBe(OWN);
    expect(known.reads()).toEqual([`look up ${FOREIGN}`, OWN]);
    const unknown = await reading('zoho-crm');
    expect(await unknown.find('42', ['42'])).toBe('42');
    expect(unknown.reads()).toEqual(['look up 42', '42']);
  });

  it('is ours alone to whoever speaks no dialect', async () => {
    const { reads, find } = await reading(undefined);
    expect(await find(FOREIGN, [])).toBeUndefined();
    expect(reads()).toEqual([FOREIGN]);
    expect(await find('no id', [])).toBeUndefined();
    expect(reads()).toHaveLength(1);
  });
});

describe('a list of ids', () => {
  it('is translated in one read, as far as it has ids that are not ours', async () => {
    const { reads, context } = await reading('zoho-crm', { [FOREIGN]: OWN });
    expect(await asOwnIds([OWN, FOREIGN, 'x'], context)).toEqual([OWN, OWN, 'x']);
    expect(reads()).toEqual([`look up ${FOREIGN}`]);
    expect(await asOwnIds([OWN], context)).toEqual([OWN]);
    expect(reads()).toHaveLength(1);
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
