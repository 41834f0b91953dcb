/** How far each series of automatic numbers has come, by everything that a walk through the table sees. */
import type { OrganizationId } from '../domain/identity.ts';
import type { Numbering } from '../domain/order-number.ts';
import type { OrganizationSettings } from '../domain/settings.ts';
import type { Item } from '../store/bulk-calls.ts';
import { keys, type Key } from '../store/keys.ts';
import { placeOf } from './place.ts';

const COUNTER = 'COUNTER#';

/** A series of automatic numbers, as a walk through the table has seen it. */
export interface Counter {
  key: Key;
  /** What was given out last, as the table knows. */
  counted: number;
  /** The highest number with that prefix which an order has. */
  highest: number;
}

/** A number that somebody chose and that is this far ahead is of no series. */
const FAR = 1_000_000;

/** Counters, settings and numbers as they come. */
export function seenNumbers() {
  const counted = new Map<string, Counter>();
  const highest = new Map<string, number>();
  const counterOf = (org: OrganizationId, prefix: string, count: number) => {
    const key = keys.counter(org, prefix);
    const name = `${org} ${prefix}`;
    counted.set(name, { key, highest: 0, counted: Math.max(count, counted.get(name)?.counted ?? 0) });
  };
  return {
    see(item: Item): void {
      const { kind, org } = placeOf(item);
      if (!org) return;
      const SK = String(item['SK']);
      if (kind === 'number') {
        const [, prefix, digits] = /^(.*?)(\d{1,15})$/s.exec(SK) ?? [];
        const name = `${org} ${prefix}`;
        if (digits !== undefined) highest.set(name, Math.max(highest.get(name) ?? 0, Number(digits)));
      }
      if (SK.startsWith(COUNTER)) counterOf(org, SK.slice(COUNTER.length), Number(item['n']));
      // A series may have begun since.
      const numbering = SK === 'SETTINGS' ? numberingIn(item) : undefined;
      if (numbering) counterOf(org, numbering.prefix, numbering.next - 1);
    },
    counters: (): Counter[] =>
      [...counted].map(([name, counter]) => {
        const found = highest.get(name) ?? 0;
        return { ...counter, highest: found > counter.counted + FAR ? 0 : found };
      }),
  };
}

const numberingIn = (item: Item): Numbering | undefined =>
  (item['content'] as OrganizationSettings | undefined)?.numbering;
