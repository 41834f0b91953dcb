/** The table that a tool works on: a running gateway's, a data file's, or a deployed one. */
import { resolve } from 'node:path';
import { standingEpoch } from '../../lib/store/epochs.ts';
import { openTable, type Table } from '../../lib/store/table.ts';
import { createTable } from '../local/create-table.ts';
import { runningEngine } from '../local/engine-pid-file.ts';
import { startEngine } from '../local/engine.ts';
import { pointHandlersAt } from '../local/environment.ts';
import { StartRefusal } from '../local/start-refusal.ts';

const LOCAL_TABLE = 'sales-orders';

/** Opens the table in its epoch, hands it to the work and closes what had to be started. @throws StartRefusal */
export async function withToolTable<Result>(work: (table: Table) => Promise<Result>): Promise<Result> {
  return withTable(async (table) => work({ ...table, epoch: (await standingEpoch(table))?.epoch }));
}

async function withTable<Result>(work: (table: Table) => Promise<Result>): Promise<Result> {
  const { TABLE_NAME, DYNAMODB_ENDPOINT, DATA_FILE } = process.env;
  if (DYNAMODB_ENDPOINT) return work(await localTable(DYNAMODB_ENDPOINT, TABLE_NAME));
  if (DATA_FILE) return onDataFile(resolve(DATA_FILE), TABLE_NAME, work);
  if (TABLE_NAME) return work(openTable(TABLE_NAME));
  throw new StartRefusal(
    'which table? Set DYNAMODB_ENDPOINT (a running gateway prints it), DATA_FILE, or TABLE_NAME for a deployed one',
  );
}

/** By way of the engine that serves the file, if one does. */
async function onDataFile<Result>(
  dataFile: string,
  tableName: string | undefined,
  work: (table: Table) => Promise<Result>,
): Promise<Result> {
  const running = runningEngine(dataFile);
  if (running) return work(await localTable(running, tableName));
  const engine = await startEngine({ dataFile });
  try {
    return await work(await localTable(engine.endpoint, tableName));
  } finally {
    await engine.stop();
  }
}

async function localTable(endpoint: string, tableName = LOCAL_TABLE): Promise<Table> {
  pointHandlersAt(endpoint, tableName, process.env);
  const table = openTable(tableName, endpoint);
  await createTable(table.client, tableName);
  return table;
}
