import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Module from '../../lib/domain/early-shift.ts';

/** Anew, as in a process that has asked for nothing yet. */
let earlyShift: typeof Module.earlyShift;
beforeEach(async () => {
  vi.resetModules();
  ({ earlyShift } = await import('../../lib/domain/early-shift.ts'));
});

const ZONES = [
  ...Intl.supportedValuesOf('timeZone').filter((_, at) => at % 5 === 0),
  'Asia/Kolkata',
  'Asia/Saigon',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Etc/GMT+5',
  'Europe/London',
  'Africa/Abidjan',
];

/** Both sides of what clocks do in a year, and far behind and ahead. */
const MOMENTS = [
  '1974-01-06T06:59:59.999Z',
  '1987-04-05T03:31:00Z',
  '2026-01-15T12:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-07-15T12:00:00Z',
  '2026-11-01T05:59:59Z',
  '2055-10-03T15:30:00Z',
].map((text) => new Date(text));

function byIntl(timeZone: string, moment: Date): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const named = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(named) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60_000 : 60_000);
}

/** A clock at UTC proves nothing of its name, unless it is put half a year later. */
function proven(timeZone: string, moment: Date): number | undefined {
  const halfAYearLater = new Date(moment.getTime() + 182 * 86_400_000);
  return byIntl(timeZone, moment) || (byIntl(timeZone, halfAYearLater) === 0 ? undefined : 0);
}

describe('how far a clock is ahead', () => {
  it.each(ZONES)('is what Intl says: %s', (zone) => {
    const before = process.env['TZ'];
    for (const moment of MOMENTS)
      expect([moment, earlyShift(zone, moment)]).toEqual([moment, proven(zone, moment)]);
    expect(process.env['TZ']).toBe(before);
  });

  it('is nothing in UTC, however often it is asked, and in London in winter', () => {
    const early = MOMENTS.map((moment) => earlyShift('UTC', moment));
    expect([...early, earlyShift('UTC', MOMENTS[0] ?? new Date())]).toEqual([...MOMENTS, 0].map(() => 0));
    const [winter, summer] = ['2026-11-28T04:00:00Z', '2026-07-28T04:00:00Z'].map((text) => new Date(text));
    expect([winter, summer].map((at) => at && earlyShift('Europe/London', at))).toEqual([0, 3_600_000]);
  });

  it('is not told of a name that only Intl reads, nor of one that nobody knows', () => {
    const zones = [
      'Utc',
      'asia/kolkata',
      'Asia/KOLKATA',
      'America/Argentina/Comodrivadavia',
      '+05:30',
      'Mars/Base',
    ];
    for (const zone of zones) expect([zone, earlyShift(zone, new Date())]).toEqual([zone, undefined]);
  });

  it('is not told of times when clocks were put at odd seconds, nor of none', () => {
    expect(earlyShift('Africa/Monrovia', new Date('1972-01-07T00:44:30Z'))).toBeUndefined();
    expect(earlyShift('Asia/Kolkata', new Date(Number.NaN))).toBeUndefined();
    expect(earlyShift('UTC', new Date('1972-12-31T23:59:59.999Z'))).toBeUndefined();
  });

  it('is told of a few moments, and of those as often as it is asked', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 0, minute, 30));
    const told = Array.from({ length: 12 }, (_, minute) => earlyShift('Asia/Kolkata', at(minute)));
    expect(told).toEqual([...Array<number>(8).fill(19_800_000), ...Array<undefined>(4).fill(undefined)]);
    expect(earlyShift('Asia/Kolkata', at(7))).toBe(19_800_000);
  });
});
