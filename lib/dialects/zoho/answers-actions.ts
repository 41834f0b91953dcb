/** Next actions, for the documents. */
import * as z from 'zod/mini';
import { flags, told, wholes } from '../leaves/answered.ts';
import type { DocumentedParameter } from '../leaves/documented.ts';

export const INCLUDE_ACTIONS: DocumentedParameter = {
  name: 'include',
  example: 'actions',
  description: 'actions: what may be done with the order now, and why the rest may not.',
};

/** Beside the order, where they are asked for. */
export const AnsweredActions = z.optional(
  z.array(
    z.object({
      action: z.string(),
      ...flags('allowed changes'),
      leads_to: told(z.string(), 'The status that follows, or how the draft stands with its approver then.'),
      ...wholes('code'),
      reason: told(z.string(), 'Why it is refused, as the refusal says it; empty when it is not.'),
    }),
  ),
);
