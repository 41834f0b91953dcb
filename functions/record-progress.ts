import { consumeFact } from '../lib/runtime/consume-fact.ts';
import { queueFunction } from '../lib/runtime/queue-function.ts';

export const handler = queueFunction(consumeFact);
