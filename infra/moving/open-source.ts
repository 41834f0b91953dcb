/** Which source a command names, and what it needs to be opened. */
import { ToolRefusal } from '../tools/run-tool.ts';
import { crmSource } from './crm-source.ts';
import { getflySource } from './getfly-source.ts';
import { fileSource } from './file-source.ts';
import { inventorySource } from './inventory-source.ts';
import { liveApi, type LiveApi } from './live-api.ts';
import type { OrderSource } from './moved-order.ts';

const text = { type: 'string' } as const;

/** What names a source on a command line. */
export const SOURCE_OPTIONS = {
  from: text,
  url: text,
  accounts: text,
  organization: text,
  'per-minute': text,
  'at-once': text,
  'utc-offset': text,
  comments: { type: 'boolean' },
} as const;

export interface SourceAsked {
  from: string;
  file?: string;
  url?: string;
  accounts?: string;
  organization?: string;
  'utc-offset'?: string;
  comments?: boolean;
  perMinute: number;
  atOnce: number;
}

/** @throws ToolRefusal that says what is missing */
export function openSource(asked: SourceAsked): OrderSource {
  const { from, file, comments: withComments = false, atOnce } = asked;
  if (from === 'json' || from === 'csv') return fileSource(needed(file, 'a FILE'), from);
  if (from === 'inventory' || from === 'books') {
    const organization = needed(asked.organization, '--organization');
    return inventorySource(zohoApi(asked), { organization, withComments, atOnce });
  }
  if (from === 'crm') return crmSource(zohoApi(asked), withComments);
  if (from === 'getfly') return getflySource(getflyApi(asked), asked['utc-offset'] ?? '+07:00');
  throw new ToolRefusal(`--from ${from}: one of inventory, books, crm, getfly, json, csv`);
}

/** @throws ToolRefusal */
function getflyApi({ url, perMinute }: SourceAsked): LiveApi {
  const value = needed(process.env['MOVE_API_KEY'], 'MOVE_API_KEY');
  return liveApi({
    url: needed(url, '--url').replace(/\/$/, ''),
    key: { header: 'x-api-key', value },
    perMinute,
  });
}

/** @throws ToolRefusal */
function zohoApi({ url, accounts, perMinute }: SourceAsked): LiveApi {
  const { MOVE_CLIENT_ID, MOVE_CLIENT_SECRET, MOVE_REFRESH_TOKEN } = process.env;
  return liveApi({
    url: needed(url, '--url').replace(/\/$/, ''),
    accountsUrl: needed(accounts, '--accounts').replace(/\/$/, ''),
    clientId: needed(MOVE_CLIENT_ID, 'MOVE_CLIENT_ID'),
    clientSecret: needed(MOVE_CLIENT_SECRET, 'MOVE_CLIENT_SECRET'),
    refreshToken: needed(MOVE_REFRESH_TOKEN, 'MOVE_REFRESH_TOKEN'),
    perMinute,
  });
}

function needed(value: string | undefined, name: string): string {
  if (value) return value;
  throw new ToolRefusal(`${name} is missing`);
}

/** @throws ToolRefusal */
export function wholeNumber(name: string, told: string, atMost: number): number {
  const value = Number(told);
  if (Number.isInteger(value) && value >= 1 && value <= atMost) return value;
  throw new ToolRefusal(`--${name} must be a whole number from 1 to ${atMost}`);
}
