/** What may be chosen at deployment, by `-c name=value`; each is described in docs/deploy.md. */
import { readSenders } from '../lib/events/incoming/senders.ts';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { readOrigins } from './cors.ts';

export interface Options {
  /** Tells deployments in one account apart. */
  stage: string;
  stackName: string;
  /** Deployed to an emulator: what it lacks is left out, and everything can be destroyed. */
  emulated: boolean;
  /** The table and its key outlive the stack, and neither they nor the stack can be deleted by a call alone. */
  keepTable: boolean;
  logRetention: RetentionDays;
  /** Requests per second of the whole API, and how many may come at once: a guard of the account, whose own limits are the ceiling. */
  rateLimit: number;
  burstLimit: number;
  /** Whose pages may read answers; by default nobody's. */
  corsOrigins: string[];
  /** Per function of the API; undefined leaves the account's shared pool. A new account has only 10, all of which must stay unreserved. */
  reservedConcurrency?: number;
  /** How many batches of each queue of events are worked on at once. */
  eventsAtOnce: number;
  /** Days for which the bus keeps events, to be sent again. */
  archiveDays: number;
  /** Whom alarms are mailed to; nobody by default: then somebody subscribes to the topic. */
  alarmEmail?: string;
  /** Two alarms for each function: which one fails, and which one is slow. */
  functionAlarms: boolean;
  /** USD a day of the whole account beyond which the topic is told. */
  dailyBudget?: number;
  /** The table is checked on a schedule. */
  verify: boolean;
  /** What clients are told as the API's base, when they reach it by a name that API Gateway does not know. */
  apiBase?: string;
  /** Who beside this account may put events on the bus, and in the name of which sources. */
  eventSenders: EventSender[];
  /** Which source may speak for which organisations, and of what, as the functions read it. Empty: nobody is heard. */
  eventSources: string;
}

interface EventSender {
  /** The ARN of a role or of an account's root. */
  principal: string;
  sources: string[];
}

/** The options as the context gives them. @throws Error naming the option that cannot be read */
export function readOptions(node: Node): Options {
  const emulated = flag(node, 'emulated', false);
  const stage = text(node, 'stage', 'dev');
  return {
    stage,
    stackName: text(node, 'stackName', `sales-orders-${stage}`),
    emulated,
    keepTable: flag(node, 'keepTable', !emulated),
    logRetention: retention(node),
    rateLimit: count(node, 'rateLimit') ?? 1000,
    burstLimit: count(node, 'burstLimit') ?? 2000,
    corsOrigins: origins(node),
    reservedConcurrency: count(node, 'reservedConcurrency'),
    eventsAtOnce: atOnce(node),
    archiveDays: count(node, 'archiveDays') ?? 30,
    alarmEmail: email(node),
    functionAlarms: flag(node, 'functionAlarms', true),
    dailyBudget: count(node, 'dailyBudget'),
    verify: flag(node, 'verify', !emulated),
    apiBase: base(node),
    eventSenders: senders(node),
    eventSources: sources(node),
  };
}

function text(node: Node, name: string, otherwise: string): string {
  const value: unknown = node.tryGetContext(name) ?? otherwise;
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(value)) throw refused(name, value);
  return value;
}

/** Context from the command line is text, from cdk.json it is JSON. */
function flag(node: Node, name: string, otherwise: boolean): boolean {
  const value = String(node.tryGetContext(name) ?? otherwise);
  if (value !== 'true' && value !== 'false') throw refused(name, value);
  return value === 'true';
}

function count(node: Node, name: string): number | undefined {
  const value: unknown = node.tryGetContext(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw refused(name, value);
  return number;
}

/** What Lambda takes for a queue. */
const AT_ONCE = { least: 2, most: 1000, otherwise: 5 };

function atOnce(node: Node): number {
  const value = count(node, 'eventsAtOnce') ?? AT_ONCE.otherwise;
  if (value < AT_ONCE.least || value > AT_ONCE.most) throw refused('eventsAtOnce', String(value));
  return value;
}

/** An event of the archive's last day may lie in a dead-letter queue for 14 days more, and on its way for one. */
const AFTER_ARCHIVE_DAYS = 15;

/** For how many days the outcome of a command is known: longer than it can be delivered again. */
export const commandsKeptDays = ({ archiveDays }: Options): number => archiveDays + AFTER_ARCHIVE_DAYS;

function retention(node: Node): RetentionDays {
  const days = count(node, 'logRetentionDays') ?? RetentionDays.THREE_MONTHS;
  if (!(days in RetentionDays)) throw refused('logRetentionDays', String(days));
  return days;
}

/** The environment of a function holds 4 KB in all. */
const SOURCES_LONGEST = 3000;

/** "source=organisation+organisation:kind+kind,…", read by the functions too. */
function sources(node: Node): string {
  const stated: unknown = node.tryGetContext('eventSources') ?? '';
  if (typeof stated !== 'string' || stated.length > SOURCES_LONGEST) throw refused('eventSources', stated);
  try {
    readSenders(stated);
  } catch {
    throw refused('eventSources', stated);
  }
  return stated;
}

function email(node: Node): string | undefined {
  const value: unknown = node.tryGetContext('alarmEmail');
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^[\w.+-]{1,64}@[\w.-]{1,190}\.[a-z]{2,63}$/i.test(value))
    throw refused('alarmEmail', value);
  return value;
}

function base(node: Node): string | undefined {
  const value: unknown = node.tryGetContext('apiBase');
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^https:\/\/[^\s?#]+[^\s?#/]$/.test(value))
    throw refused('apiBase', value);
  return value;
}

function origins(node: Node): string[] {
  const stated: unknown = node.tryGetContext('corsOrigins') ?? '';
  const read = typeof stated === 'string' ? readOrigins(stated) : undefined;
  if (!read) throw refused('corsOrigins', stated);
  return read;
}

/** "ARN=source+source,ARN=source", of sources that are bound: a name that says nothing needs no way in. */
function senders(node: Node): EventSender[] {
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

function refused(name: string, value: unknown): Error {
  return new Error(`context ${name} cannot be ${JSON.stringify(value)}; see docs/deploy.md`);
}
