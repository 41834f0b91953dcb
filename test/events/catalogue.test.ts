import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { QUEUE_CONSUMERS } from '../../infra/event-rules.ts';
import { eventDocuments } from '../../infra/tools/event-schemas.ts';
import { CATALOGUE } from '../../lib/events/catalogue.ts';
import { OUR_SOURCE } from '../../lib/events/outgoing/published.ts';

const EXAMPLES = new URL('../../examples/events/', import.meta.url);

interface Example {
  source: string;
  'detail-type': string;
  detail: Record<string, unknown>;
}

const examples = readdirSync(EXAMPLES).map(
  (file) => [file, JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8')) as Example] as const,
);

describe('the catalogue of events', () => {
  it('names each once', () => {
    const names = CATALOGUE.map(({ detailType }) => detailType);
    expect(new Set(names).size).toBe(names.length);
  });

  it('accepts exactly what rules lead somewhere', () => {
    const accepted = CATALOGUE.filter(({ direction }) => direction !== 'published');
    const led = Object.values(QUEUE_CONSUMERS).flat();
    expect(accepted.map(({ detailType }) => detailType).toSorted()).toEqual(led.toSorted());
  });

  it('has an example of each event', () => {
    const shown = examples.map(([, example]) => example['detail-type']);
    expect(CATALOGUE.map(({ detailType }) => detailType).filter((name) => !shown.includes(name))).toEqual([]);
  });

  it.each(examples)('describes %s', (_, { source, 'detail-type': detailType, detail }) => {
    const entry = CATALOGUE.find((candidate) => candidate.detailType === detailType);
    expect(entry && z.safeParse(entry.schema, detail)).toMatchObject({ success: true });
    expect(source === OUR_SOURCE).toBe(entry?.direction === 'published');
  });

  it.each(examples)('refuses %s without its organisation', (_, { 'detail-type': detailType, detail }) => {
    const entry = CATALOGUE.find((candidate) => candidate.detailType === detailType);
    const { organizationId: _org, ...rest } = detail;
    const broken = entry?.direction === 'published' ? { ...detail, data: {} } : rest;
    expect(entry && z.safeParse(entry.schema, broken).success).toBe(false);
  });
});

describe('the generated documents', () => {
  it('are those that the schemas make: npm run events:schemas', async () => {
    for (const [name, text] of await eventDocuments()) {
      const file = new URL(`../../docs/events/${name}`, import.meta.url);
      expect(readFileSync(file, 'utf8') === text, `docs/events/${name} is out of date`).toBe(true);
    }
  });

  it('refer to nothing that is not there', async () => {
    for (const text of (await eventDocuments()).values()) {
      const document = JSON.parse(text) as object;
      for (const [, reference] of text.matchAll(/"\$ref": "#\/([^"]+)"/g)) {
        const found = (reference ?? '')
          .split('/')
          .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
        expect(found, reference).toBeDefined();
      }
    }
  });
});
