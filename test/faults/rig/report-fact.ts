/** Hands a fact to the consumer as the queue would, and words what came of it as an answer. */
import { lambdaContext } from '../../../infra/local/lambda-context.ts';
import { FactRefusal } from '../../../lib/domain/facts.ts';
import { isOrderError } from '../../../lib/domain/order-error.ts';
import { consumeFact } from '../../../lib/runtime/consume-fact.ts';
import type { Dependencies } from '../../../lib/runtime/dependencies.ts';
import { answerOf, type Answer } from '../../support/client.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';
import type { Ask } from './asks.ts';

const WITHIN_MS = 20_000;

/** The answer has the code that an order function would give for the same reason. */
export async function reportFact({ fact, orders }: Ask, dependencies: Dependencies): Promise<Answer> {
  const detail = { organizationId: ORGANIZATION, orderId: orders[0], fact: fact?.state };
  const event = { source: 'rig', 'detail-type': fact?.type ?? '', detail };
  try {
    await consumeFact(event, dependencies, Date.now() + WITHIN_MS, lambdaContext('rig', WITHIN_MS));
    return answer(200, 0, 'recorded');
  } catch (error) {
    if (error instanceof FactRefusal) return answer(409, 36005, error.message);
    if (isOrderError(error, 'conflict')) return answer(409, 36008, 'conflict');
    if (isOrderError(error, 'unavailable')) return answer(503, 1001, 'unavailable');
    return answer(500, 1, String(error));
  }
}

function answer(status: number, code: number, message: string): Answer {
  const headers = { 'x-request-id': 'fact', 'retry-after': '1' };
  return answerOf(status, headers, JSON.stringify({ code, message }));
}
