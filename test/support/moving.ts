/** Moves from a fake account, without a process of their own. */
import { moveOrders } from '../../infra/moving/move-orders.ts';
import type { Move } from '../../infra/moving/move.ts';
import type { MoveReport } from '../../infra/moving/move-report.ts';
import { openSource, type SourceAsked } from '../../infra/moving/open-source.ts';
import { organizationId, timeOrderedIds } from '../../lib/domain/identity.ts';
import { OrganizationSettings } from '../../lib/domain/settings.ts';
import type { Table } from '../../lib/store/table.ts';
import { ORGANIZATION } from './demo-ids.ts';
import { FAKE_ORGANIZATION } from './fake-orders.ts';
import type { FakeZoho } from './fake-zoho.ts';

/** What a move signs in with. */
export const ASKED_AS = {
  MOVE_CLIENT_ID: 'client',
  MOVE_CLIENT_SECRET: 'secret',
  MOVE_REFRESH_TOKEN: 'refresh',
};

export const accountOf = ({ base, url }: FakeZoho): SourceAsked => ({
  from: 'books',
  url: base,
  accounts: url,
  organization: FAKE_ORGANIZATION,
  perMinute: 30_000,
  atOnce: 4,
});

export async function moveFrom(zoho: FakeZoho, table: Table, more: Partial<Move> = {}): Promise<MoveReport> {
  return moveAs(accountOf(zoho), table, more);
}

export async function moveAs(
  source: SourceAsked,
  table: Table,
  more: Partial<Move> = {},
  asked = ASKED_AS,
): Promise<MoveReport> {
  Object.assign(process.env, asked);
  return moveOrders(openSource(source), {
    table,
    org: organizationId(ORGANIZATION),
    settings: OrganizationSettings.parse({ kind: 'settings', baseCurrency: { code: 'USD' } }),
    newId: timeOrderedIds({ now: () => new Date() }),
    isDryRun: false,
    withEvents: false,
    withoutRows: true,
    atOnce: 4,
    onOrder: () => {},
    ...more,
  });
}
