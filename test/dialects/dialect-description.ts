/** What the contract suite has to know of a dialect: how it asks, and how it refuses. */
import type { Answer, Sent, Transport } from '../support/client.ts';
import type { Documented } from './promises.ts';

export interface OrderRef {
  id: string;
  number: string;
}

export interface WireCall extends Sent {
  method: string;
  path: string;
}

/** The refusals that a dialect words: HTTP status and what `codeOf` finds in the answer. */
export type Refusal =
  | 'missingKey'
  | 'malformedKey'
  | 'unknownKey'
  | 'readOnlyKey'
  | 'unknownOrder'
  | 'staleVersion'
  | 'reusedKey';

export interface DialectDescription {
  name: string;
  /** How its requests travel, where the product's own functions do not serve it. */
  transport?: Transport;
  /** The headers that carry a key. */
  credential(secret: string): Record<string, string>;
  malformedCredentials: Record<string, string>[];
  /** Reading one order, where the dialect can. */
  retrieve?(order: OrderRef): WireCall;
  list?(): WireCall;
  /** Every write on one order that is there; `mark` makes bodies differ where there are bodies. */
  writes: Record<string, (order: OrderRef, mark: string) => WireCall>;
  /** Making an order, where the dialect can. */
  create?(mark: string): WireCall;
  /** What a creation answers; 201 unless it says otherwise. */
  createdStatus?: number;
  words: Record<Refusal, { status: number; code: unknown }>;
  codeOf(answer: Answer): unknown;
  /** The types and forms that its documents promise. */
  documented: Documented;
  /** Those of its lists, where rows have words of their own. */
  documentedInLists?: Documented;
  /** The status for an unknown order where a write has one of its own: calls on many answer for each, not for the path. */
  unknownStatusOf?(write: string): number;
}
