import { verifyFunction } from '../lib/runtime/verify-function.ts';

export const handler = verifyFunction();
