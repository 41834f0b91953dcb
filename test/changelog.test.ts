/** Whoever upgrades finds in each version what to do, even if that is nothing. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('CHANGELOG.md', 'utf8');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const versions = page.split(/^## /m).slice(1);

it('every version of the changelog says what an upgrade asks for', () => {
  expect(versions.length).toBeGreaterThan(0);
  for (const text of versions) expect(text, text.split('\n')[0]).toMatch(/^### Upgrading\n\n[^#\n]/m);
});

it('versions are told newest first, and the one of package.json is among them once it is released', () => {
  const names = versions.map((text) => /^\[?(\d+\.\d+\.\d+|Unreleased)/.exec(text)?.[1]);
  expect(names[0]).toBe('Unreleased');
  expect(names).not.toContain(undefined);
  if (version !== '0.1.0') expect(names).toContain(version);
});
