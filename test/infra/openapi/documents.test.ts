/** The OpenAPI documents: that they are those of the code, that nothing is missing in them, and that the samples fit. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANYTHING_BELOW, openRoutes, routeKey, routes } from '../../../lib/routes.ts';
import { collectionFiles } from '../../../infra/openapi/collection.ts';
import { openApiFiles } from '../../../infra/openapi/write.ts';
import { sourceFiles } from '../../support/source-files.ts';
import { committedDocuments, placesIn } from '../../support/documented-answers.ts';

const documents = committedDocuments();
const places = placesIn(documents);

it('are those of the code', async () => {
  for (const [name, text] of await openApiFiles())
    expect(readFileSync(`docs/openapi/${name}`, 'utf8') === text, `${name} is stale: npm run openapi`).toBe(
      true,
    );
});

it('so is the collection, and nothing else stands beside it', () => {
  const files = collectionFiles();
  for (const [path, text] of files)
    expect(readFileSync(`examples/bruno/${path}`, 'utf8') === text, `${path} is stale: npm run openapi`).toBe(
      true,
    );
  const found = readdirSync('examples/bruno', { recursive: true, withFileTypes: true });
  expect(found.filter((entry) => entry.isFile())).toHaveLength(files.size);
});

describe('what is described', () => {
  const described = routes.filter(({ path }) => !path.endsWith(ANYTHING_BELOW));

  it('is every route, in exactly one document', () => {
    const times = [...described, ...openRoutes].map((route) => [
      routeKey(route),
      places.get(routeKey(route))?.length,
    ]);
    expect(times.filter(([, count]) => count !== 1)).toEqual([]);
    expect(places.size).toBe(times.length);
  });

  it('says what is asked, answered and refused, and who may ask', () => {
    for (const [key, [place]] of places) {
      const { operation } = place ?? {};
      const { responses = {} } = operation ?? {};
      const statuses = Object.keys(responses);
      expect(
        statuses.some((status) => status < '300'),
        key,
      ).toBe(true);
      expect(statuses, key).toContain('500');
      const isSignIn = key.includes('/oauth/');
      expect(operation?.security?.length, key).toBeGreaterThan(isSignIn ? -1 : 0);
      const variables = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const named =
        operation?.parameters?.filter((each) => each.in === 'path').map((each) => each.name) ?? [];
      expect(named, key).toEqual(variables);
    }
  });

  it('has a type wherever there is a value', () => {
    const empty = [...documents].flatMap(([name, document]) => emptySchemas(document, name));
    expect(empty).toEqual([]);
  });
});

it('are made of what no function of ours reaches', () => {
  const ofDocuments = /\/(documented|answers|answered)(-[a-z]+)*\.ts$/;
  const others = [...sourceFiles('lib', 'functions')].filter(([file]) => !ofDocuments.test(file));
  const reaching = others.filter(([, text]) =>
    [...text.matchAll(/from '([^']+)'/g)].some(([, from = '']) => ofDocuments.test(from)),
  );
  expect(reaching.map(([file]) => file)).toEqual([]);
});

it('say of single values what the decoders take', () => {
  const stated = documents.get('zoho-inventory')?.components.schemas['StatedOrder']?.properties ?? {};
  expect(stated['notes']).toEqual({ type: ['string', 'number', 'null'], maxLength: 10_000 });
  expect(stated['discount_type']).toEqual({
    type: ['string', 'null'],
    enum: ['entity_level', 'item_level', '', null],
  });
  expect(stated['price_precision']).toMatchObject({ type: ['integer', 'string', 'null'] });
  expect(stated['date']).toMatchObject({ type: ['string', 'null'], pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' });
});

/** Places where a schema says nothing. */
function emptySchemas(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'examples' || name === 'x-published') return [];
    const isEmpty = typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0;
    const isSchema = !Array.isArray(inner) && name !== 'headers' && name !== 'paths';
    return isEmpty && isSchema ? [`${at}/${name}`] : emptySchemas(inner, `${at}/${name}`);
  });
}
