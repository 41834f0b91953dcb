/** What may be chosen at deployment, by `-c name=value`; each is described in docs/deploy.md. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import { readAdopted, type AdoptedTable } from './adopted-table.ts';
import { readFirewall, type Firewall } from './front/firewall-option.ts';
import { senders, sources, type EventSender } from './option-senders.ts';
import { base, count, domain, email, flag, origins, refused, text, type Domain } from './option-values.ts';

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
  /** Units a second of the table, and of each index, beyond which DynamoDB refuses: a ceiling of the bill. */
  mostReads?: number;
  mostWrites?: number;
  /** Metrics of API Gateway for each route, which are paid by the month. */
  detailedMetrics: boolean;
  /** Whom alarms are mailed to; nobody by default: then somebody subscribes to the topic. */
  alarmEmail?: string;
  /** Two alarms for each function: which one fails, and which one is slow. */
  functionAlarms: boolean;
  /** USD a day of the whole account beyond which the topic is told. */
  dailyBudget?: number;
  /** A table that stands already, instead of one of the stack's own. */
  adopted?: AdoptedTable;
  /** The table is checked on a schedule. */
  verify: boolean;
  /** What clients are told as the API's base, when they reach it by a name that API Gateway does not know. */
  apiBase?: string;
  domain?: Domain;
  /** CloudFront and AWS WAF in front, and no way around them. */
  firewall?: Firewall;
  /** Who beside this account may put events on the bus, and in the name of which sources. */
  eventSenders: EventSender[];
  /** Which source may speak for which organisations, and of what, as the functions read it. Empty: nobody is heard. */
  eventSources: string;
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
    mostReads: count(node, 'mostReads'),
    mostWrites: count(node, 'mostWrites'),
    detailedMetrics: flag(node, 'detailedMetrics', false),
    alarmEmail: email(node),
    functionAlarms: flag(node, 'functionAlarms', true),
    dailyBudget: count(node, 'dailyBudget'),
    adopted: readAdopted(node),
    verify: flag(node, 'verify', !emulated),
    apiBase: base(node),
    domain: domain(node),
    firewall: readFirewall(node, domain(node)),
    eventSenders: senders(node),
    eventSources: sources(node),
  };
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
