import { consumeReference } from '../lib/runtime/consume-reference.ts';
import { queueFunction } from '../lib/runtime/queue-function.ts';

export const handler = queueFunction(consumeReference);
