import { describe, expect, it } from 'vitest';
import {
  calendarDateIn,
  instant,
  lineId,
  mutationId,
  ORGANIZATION_ID,
  orderId,
  organizationId,
  parseCalendarDate,
  timeOrderedIds,
} from '../../lib/domain/identity.ts';
import { automaticNumber, counterOf, normalizeNumber } from '../../lib/domain/order-number.ts';

describe('ids', () => {
  const at = (time: string) => ({ now: () => new Date(time) });

  it('have 16 digits, grow with time, and are safe as JSON numbers until 2084', () => {
    const early = timeOrderedIds(at('2026-11-21T00:00:00Z'))();
    const late = timeOrderedIds(at('2083-12-31T00:00:00Z'))();
    expect([early.length, late.length]).toEqual([16, 16]);
    expect(early < late).toBe(true);
    expect(Number.isSafeInteger(Number(late))).toBe(true);
  });

  it('are milliseconds since 2015 and twelve random bits', () => {
    const next = timeOrderedIds(at('2015-01-01T00:00:00.003Z'), () => 0.5);
    expect([next(), next()]).toEqual([String(3 * 4096 + 2048), String(3 * 4096 + 2049)]);
  });

  it('and times are the text that they are made of', () => {
    expect([organizationId, orderId, lineId, mutationId].map((branded) => branded('7'))).toEqual([
      '7',
      '7',
      '7',
      '7',
    ]);
    expect(instant(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });

  it.each([
    ['Az_0-9', true],
    ['1'.repeat(64), true],
    ['1'.repeat(65), false],
    ['', false],
    ['1#CHANGES#2026-11-27', false],
    ['#1', false],
    ['1 ', false],
  ])('%j may be an organisation: %s', (id, is) => expect(ORGANIZATION_ID.test(id)).toBe(is));

  it('of one process never repeat, though the clock stands still or runs back', () => {
    let time = Date.parse('2026-11-21T00:00:00Z');
    const next = timeOrderedIds({ now: () => new Date((time -= 1)) });
    const ids = Array.from({ length: 5000 }, next);
    expect(new Set(ids).size).toBe(5000);
    expect(ids).toEqual(ids.toSorted());
  });
});

describe('days', () => {
  it.each([
    '2025-02-30',
    '2025-13-01',
    '2025-00-10',
    '25-01-01',
    '2025-1-1',
    '2025-01-01T00:00:00Z',
    '',
    ' 2025-01-01',
    '+012025-01-01',
    '-000001-01-01',
  ])('"%s" is none', (text) => expect(parseCalendarDate(text)).toBeUndefined());
  it.each(['2024-02-29', '0000-01-01', '9999-12-31'])('"%s" is one', (text) =>
    expect(parseCalendarDate(text)).toBe(text),
  );
  it('begin at midnight where the organisation is', () => {
    const now = new Date('2026-11-21T20:00:00Z');
    expect(calendarDateIn('Asia/Kolkata', now)).toBe('2026-11-22');
    expect(calendarDateIn('America/New_York', now)).toBe('2026-11-21');
  });
});

describe('numbers', () => {
  const numbering = { prefix: 'SO-', padding: 5, next: 1 };
  it.each([
    [7, 'SO-00007'],
    [123_456, 'SO-123456'],
  ])('%i is %s, and back', (counter, number) => {
    expect(automaticNumber(numbering, counter)).toBe(number);
    expect(counterOf(numbering, number)).toBe(counter);
  });
  it.each([
    'SO-7',
    'SO-0000007',
    'XO-00007',
    'SO-00007a',
    'SO-',
    `SO-${'9'.repeat(20)}`,
    `SO-1${'0'.repeat(16)}`,
  ])('%s is not automatic', (number) => expect(counterOf(numbering, number)).toBeUndefined());
  it('are composed and trimmed', () => expect(normalizeNumber(' e\u0301 ')).toBe('\u00e9'));
});
