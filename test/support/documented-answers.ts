/** Every answer of a function is held against what docs/openapi says of its route and status. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { splitTarget } from '../../infra/local/request-target.ts';
import { matchRoute } from '../../infra/local/route-match.ts';
import { openRoutes, routes } from '../../lib/routes.ts';
import type { Answer } from './client.ts';

const FOLDER = new URL('../../docs/openapi/', import.meta.url);

interface OpenApiResponse {
  $ref?: string;
  content?: Record<string, { schema: unknown }>;
}
export interface OpenApiOperation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  security?: object[];
  responses: Record<string, OpenApiResponse>;
}
export interface OpenApiDocument {
  servers: { url: string }[];
  paths: Record<string, Record<string, OpenApiOperation> & { servers?: { url: string }[] }>;
  components: {
    responses: Record<string, OpenApiResponse>;
    schemas: Record<string, { properties?: Record<string, unknown> }>;
  };
}

/** Where an operation stands. */
interface Place {
  document: string;
  pointer: string;
  operation: OpenApiOperation;
}

/** The documents as they are committed, by name. */
export function committedDocuments(): Map<string, OpenApiDocument> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => {
      const document = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as OpenApiDocument;
      return [file.replace('.json', ''), document] as const;
    }),
  );
}

/** Every operation under each of its whole paths: "POST /inventory/v1/salesorders". */
export function placesIn(documents: ReadonlyMap<string, OpenApiDocument>): Map<string, Place[]> {
  const all = [...documents].flatMap(([document, { servers: ofAll, paths }]) =>
    Object.entries(paths).flatMap(([path, { servers = ofAll, ...methods }]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        servers.map(({ url }) => {
          const pointer = `/paths/${escaped(path)}/${method}`;
          const key = `${method.toUpperCase()} ${url === '/' ? '' : url}${path}`;
          return { key, place: { document, pointer, operation: operation as OpenApiOperation } };
        }),
      ),
    ),
  );
  return new Map(
    [...Map.groupBy(all, ({ key }) => key)].map(([key, found]) => [key, found.map(({ place }) => place)]),
  );
}

const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** In the documents objects may grow; an answer that we give has no key that they do not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.entries(schema).filter(([name]) => name !== 'examples' && name !== 'x-published');
  const inner = Object.fromEntries(parts.map(([name, value]) => [name, closed(value)]));
  const isOpen = inner['type'] !== 'object' || !inner['properties'] || 'additionalProperties' in inner;
  return isOpen ? inner : { ...inner, additionalProperties: false };
}

/** Says what is wrong with an answer; nothing when it is as the documents say. */
export class AnswerCheck {
  readonly #documents = committedDocuments();
  readonly #places = placesIn(this.#documents);
  readonly #ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    // Most schemas are used a few times: compiling them is what takes time.
    inlineRefs: false,
    validateSchema: false,
    meta: false,
    code: { optimize: false },
  });
  readonly #validators = new Map<string, ValidateFunction>();
  /** How many were held against each document since they were last taken. */
  counts = new Map<string, number>();
  /** "POST /inventory/v1/salesorders 201", of those that were seen. */
  seen = new Set<string>();

  constructor() {
    for (const [name, document] of this.#documents) this.#ajv.addSchema(closed(document) as object, name);
  }

  /** Undefined, too, for what no function of ours has answered. */
  fault(method: string, target: string, answer: Answer): string | undefined {
    const row = rowOf(method, target);
    // The gateway's own answers and those of stand-ins name no request of ours.
    if (!row || method === 'HEAD' || answer.headers['x-request-id'] === undefined) return undefined;
    const fault = this.#faultOf(row, answer);
    return fault && `${method} ${target} answered ${answer.status}, and ${fault}`;
  }

  #faultOf(row: { method: string; path: string; dialect?: string }, answer: Answer): string | undefined {
    const [place] = this.#places.get(`${row.method} ${row.path}`) ?? [];
    if (!place) return this.#faultOfRefusal(row, answer);
    const { document, pointer, operation } = place;
    const described = operation.responses[String(answer.status)];
    if (!described) return `docs/openapi/${document}.json knows no such status`;
    this.#count(document);
    this.seen.add(`${row.method} ${row.path} ${answer.status}`);
    return this.#faultAt(
      document,
      described.$ref?.slice(1) ?? `${pointer}/responses/${answer.status}`,
      answer,
    );
  }

  /** Of a path that is not listed. Below a folder that products share, the key says in whose words. */
  #faultOfRefusal({ path, dialect = '' }: { path: string; dialect?: string }, answer: Answer) {
    this.#count(dialect);
    const [fault, ...others] = [
      dialect,
      ...(path.startsWith('/api/') ? ['getfly', 'zoho-inventory'] : []),
    ].map((document) => this.#faultAt(document, `/components/responses/Refused${answer.status}`, answer));
    return others.includes(undefined) ? undefined : fault;
  }

  #count(document: string): void {
    this.counts.set(document, (this.counts.get(document) ?? 0) + 1);
  }

  #faultAt(document: string, pointer: string, answer: Answer): string | undefined {
    const response = this.#at(document, pointer);
    if (!response) return `docs/openapi/${document}.json knows no such refusal`;
    if (!response.content) return answer.text === '' ? undefined : 'a body where none is documented';
    return this.#faultIn(document, `${pointer}/content/application~1json/schema`, answer);
  }

  #at(document: string, pointer: string): OpenApiResponse | undefined {
    const parts = pointer.split('/').slice(1);
    let at: unknown = this.#documents.get(document);
    for (const part of parts) {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      at = (at as Record<string, unknown> | undefined)?.[name];
    }
    return at as OpenApiResponse | undefined;
  }

  #faultIn(document: string, pointer: string, { text, json }: Answer): string | undefined {
    if (text === '') return 'no body where one is documented';
    const key = `${document}#${encodeURI(pointer)}`;
    const validate = this.#validators.get(key) ?? this.#ajv.compile({ $ref: key });
    this.#validators.set(key, validate);
    if (validate(json)) return undefined;
    const faults = (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    );
    return `docs/openapi/${document}.json says otherwise: ${faults.slice(0, 4).join('; ')}`;
  }
}

/** Where every path begins with two words of its own: "POST /inventory/v1". */
const beginningOf = (method: string, path: string) => `${method} ${path.split('/', 3).join('/')}`;
const TABLE = Map.groupBy([...routes, ...openRoutes], ({ method, path }) => beginningOf(method, path));

function rowOf(method: string, target: string) {
  const { path } = splitTarget(target);
  try {
    return matchRoute(TABLE.get(beginningOf(method, path)) ?? [], method, path)?.route;
  } catch {
    return undefined;
  }
}
