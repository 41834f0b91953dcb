/** EventBridge event -> what a command says and who asks. */
import { BrokenCommand } from '../../events/incoming/bus-event.ts';
import { OUR_SOURCE } from '../../events/outgoing/published.ts';
import { requestDetailType } from '../../events/incoming/commands.ts';

/** What EventBridge hands to a function. */
interface BusCommandEvent {
  source: string;
  'detail-type': string;
  detail: unknown;
}

/** A command in our words, and the door it came through: the first part of the actor that is recorded. */
export interface CommandRequest {
  sender: string;
  /** The source of an event; absent: who invoked the function directly, as IAM lets them. */
  source?: string;
  detail: unknown;
}

export function isBusEvent(event: object): event is BusCommandEvent {
  return 'detail-type' in event && 'source' in event && 'detail' in event;
}

/**
 * IAM and the bus policy say who may send in whose name; our own events are never commands.
 * @throws BrokenCommand when a rule sent what is not for this operation
 */
export function requestOfBusEvent(event: BusCommandEvent, operation: string): CommandRequest {
  if (event.source === OUR_SOURCE || event['detail-type'] !== requestDetailType(operation)) {
    throw new BrokenCommand(`an event that is no request to ${operation}`);
  }
  return { sender: `bus:${event.source}`, source: event.source, detail: event.detail };
}
