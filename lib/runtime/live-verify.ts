/** The real table for the check on a schedule, opened on the first call. */
import { openTable } from '../store/table.ts';
import { verifyOnSchedule, type Verify } from '../upkeep/scheduled.ts';
import { readConfig } from './config.ts';
import { connectOnce } from './connect-once.ts';
import { count } from './spent.ts';

export const liveVerify = connectOnce(readConfig, ({ tableName, endpoint }): Verify => {
  const table = openTable(tableName, endpoint, undefined, count);
  return (deadline) => verifyOnSchedule(table, deadline);
});
