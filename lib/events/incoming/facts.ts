/** Facts as they come over the bus: which order of which organisation, and the fact. */
import * as z from 'zod/mini';
import { FACTS, type Fact, type FactKind } from '../../domain/facts.ts';
import { ORGANIZATION_ID } from '../../domain/identity.ts';
import { wellFormed } from '../../domain/value-texts.ts';
import { UnknownEvent } from './bus-event.ts';

const name = z.string().check(z.minLength(1), z.maxLength(100));
const organization = z.string().check(z.regex(ORGANIZATION_ID));

const about = <State extends z.core.$ZodType>(fact: State) =>
  z.object({ organizationId: organization, orderId: name, fact }).check(wellFormed());

/** By detail type: the schema of `detail`, and what kind of fact it is to the operation. */
export const FACT_EVENTS = new Map(
  Object.entries(FACTS).map(([kind, { event, state }]) => [
    event as string,
    { schema: about<z.core.$ZodType>(state), kind: kind as FactKind },
  ]),
);

interface ReportedFact {
  organizationId: string;
  orderId: string;
  fact: Fact;
}

/** @throws UnknownEvent for a detail type that is no fact | ZodError */
export function readFact(detailType: string, detail: unknown): ReportedFact {
  const known = FACT_EVENTS.get(detailType);
  if (!known) throw new UnknownEvent(`no fact: ${detailType}`);
  const { organizationId, orderId, fact } = known.schema.parse(detail);
  // Kind and schema stand in one row of the table: that they fit is not visible to the compiler.
  return { organizationId, orderId, fact: { kind: known.kind, state: fact } as Fact };
}
