import { expect, it } from 'vitest';
import { ReferenceRow } from '../../lib/domain/reference.ts';
import { textItems } from '../../lib/store/row-look-ups.ts';
import { ORG } from '../support/row-world.ts';

const placesOf = (fields: object) =>
  textItems(ORG, ReferenceRow.parse({ id: '7', ...fields })).map(({ SK }) => String(SK));

it('an item stands at each word of its name, and of its code where it has one; nowhere twice', () => {
  const named = placesOf({ kind: 'item', name: 'Oak shelf' });
  expect(named).toEqual([expect.stringMatching(/^oak shelf\W/), expect.stringMatching(/^shelf\W/)]);
  expect(placesOf({ kind: 'item', name: 'Oak shelf', code: '' })).toEqual(named);
  expect(placesOf({ kind: 'item', name: 'Oak shelf', code: 'OS1' })).toEqual([
    ...named,
    expect.stringMatching(/^os1\W/),
  ]);
  expect(placesOf({ kind: 'item', name: 'Oak', code: 'oak' })).toHaveLength(1);
});
