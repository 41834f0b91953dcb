import { streamFunction } from '../lib/runtime/stream-function.ts';

export const handler = streamFunction();
