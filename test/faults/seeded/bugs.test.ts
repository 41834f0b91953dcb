import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SEEDED_BUGS } from './bugs.ts';
import { EVENT_BUGS } from './event-bugs.ts';
import { ACCESS_BUGS } from './access-bugs.ts';
import { LIFE_BUGS } from './life-bugs.ts';

it.each([...SEEDED_BUGS, ...EVENT_BUGS, ...LIFE_BUGS, ...ACCESS_BUGS])(
  'can still be seeded: $name',
  ({ file, edits }) => {
    const sound = readFileSync(file, 'utf8');
    const sick = edits.reduce((text, [find, replace]) => {
      expect(text).toContain(find);
      return text.replace(find, () => replace);
    }, sound);
    expect(sick).not.toBe(sound);
  },
);
