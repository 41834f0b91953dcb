/** What the OpenAPI documents say of exchanges. Tools and tests read it; no function imports it, so that none of it is bundled. */
import * as z from 'zod/mini';
import type { Dialect } from '../exchange.ts';
import type { ListParameter } from './list-parameters.ts';

/** The schema of an answer's body; null: an answer without one. */
export type DocumentedAnswers = Readonly<Record<number, z.ZodMiniType | null>>;

export interface DocumentedParameter {
  name: string;
  description?: string;
  /** The values that are taken, where not every one is. */
  values?: readonly string[];
  isWhole?: boolean;
  isRequired?: boolean;
  example?: string;
}

/** One exchange as its callers meet it; what every call of a dialect has in common is not repeated. */
export interface DocumentedCall {
  summary: string;
  /** The heading that it stands under. */
  tag: string;
  /** An addition: no published service has it. */
  isOurs?: true;
  query?: readonly DocumentedParameter[];
  /** Beside those that every call takes. */
  headers?: readonly DocumentedParameter[];
  body?: z.ZodMiniType;
  isBodyOptional?: true;
  answers: DocumentedAnswers;
}

export interface DocumentedDialect<Exchange extends string = string> {
  dialect: Dialect;
  title: string;
  description: string;
  /** Its page in docs. */
  page: string;
  bases: readonly string[];
  calls: Readonly<Record<Exchange, DocumentedCall>>;
  /** By the name of a variable of a path. */
  variables: Readonly<Record<string, Omit<DocumentedParameter, 'name'>>>;
  /** How its callers may name their organisation. */
  organization: readonly (DocumentedParameter & { in: 'query' | 'header' })[];
  /** Headers of every answer, with what each says. */
  answerHeaders: Readonly<Record<string, string>>;
  /** The body of a refusal. */
  refusal: z.ZodMiniType;
  /** Schemas that stand under a name of their own, so that clients get types of that name. */
  schemas: Readonly<Record<string, z.ZodMiniType>>;
}

const WHOLE = new Set(['page', 'per_page']);

/** The parameters of a list that are served, under each of their names. */
export function servedParameters(parameters: readonly ListParameter[]): DocumentedParameter[] {
  return parameters.flatMap(({ name, served, values }) =>
    served.map((suffix) => ({
      name: suffix === '' ? name : `${name}_${suffix}`,
      ...(values && { values }),
      ...(WHOLE.has(name) && { isWhole: true }),
    })),
  );
}

/** `page` and `per_page`. */
export const PAGING: readonly DocumentedParameter[] = [
  { name: 'page', isWhole: true, description: 'From 1 on.' },
  { name: 'per_page', isWhole: true, description: 'At most 200; more is as many as that.' },
];

/** The parameter with what is said of it; unknown names change nothing. */
export function withWords(
  parameters: readonly DocumentedParameter[],
  words: Readonly<Record<string, Omit<DocumentedParameter, 'name'>>>,
): DocumentedParameter[] {
  return parameters.map((parameter) => ({ ...parameter, ...words[parameter.name] }));
}
