/** What the fixtures of each dialect say of it: how it words the refusals that every dialect has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Refusal = 'missingKey' | 'unknownKey';

/** What the body of an answer holds that refuses a caller. */
export function refusalOf(dialect: string, refusal: Refusal): Record<string, unknown> {
  const file = join(import.meta.dirname, '../fixtures', dialect, 'dialect.json');
  const { refusals } = JSON.parse(readFileSync(file, 'utf8')) as {
    refusals: Record<Refusal, Record<string, unknown>>;
  };
  return refusals[refusal];
}
