/** Who may put events on the bus, as the context says it. */
import type { Node } from 'constructs';
import { readSenders } from '../lib/events/incoming/senders.ts';
import { refused } from './option-values.ts';

export interface EventSender {
  /** The ARN of a role or of an account's root. */
  principal: string;
  sources: string[];
}

/** The environment of a function holds 4 KB in all. */
const SOURCES_LONGEST = 3000;

/** "source=organisation+organisation:kind+kind,…", read by the functions too. */
export function sources(node: Node): string {
  const stated: unknown = node.tryGetContext('eventSources') ?? '';
  if (typeof stated !== 'string' || stated.length > SOURCES_LONGEST) throw refused('eventSources', stated);
  try {
    readSenders(stated);
  } catch {
    throw refused('eventSources', stated);
  }
  return stated;
}

/** "ARN=source+source,ARN=source", of sources that are bound: a name that says nothing needs no way in. */
export function senders(node: Node): EventSender[] {
  const bound = new Set(readSenders(sources(node)).map(({ source }) => source));
  const stated: unknown = node.tryGetContext('eventSenders') ?? '';
  if (typeof stated !== 'string') throw refused('eventSenders', stated);
  return stated
    .split(',')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [principal = '', list = ''] = entry.split('=');
      const named = list.split('+').filter((source) => source !== '');
      const isFit =
        /^arn:[^*]+$/.test(principal) && named.length > 0 && named.every((source) => bound.has(source));
      if (!isFit) throw refused('eventSenders', stated);
      return { principal, sources: named };
    });
}
