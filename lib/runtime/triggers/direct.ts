/** Direct invocation -> a command. IAM says who may invoke the function; the payload is the command itself. */
import type { CommandRequest } from './bus.ts';

export function requestOfInvocation(payload: object): CommandRequest {
  return { sender: 'direct', detail: payload };
}
