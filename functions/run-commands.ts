import { consumeCommand } from '../lib/runtime/consume-command.ts';
import { queueFunction } from '../lib/runtime/queue-function.ts';

export const handler = queueFunction(consumeCommand);
