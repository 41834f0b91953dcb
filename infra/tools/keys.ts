/** `npm run keys -- create|list|revoke`: the keys that let callers in. */
import { parseArgs } from 'node:util';
import type { Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { createKey, listKeys, revokeKey, rotateKey } from './key-commands.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run keys -- create --org ID --name NAME --scopes create,read,update,delete [--client ID]
       npm run keys -- list --org ID
       npm run keys -- rotate KEY_ID --org ID
       npm run keys -- revoke KEY_ID --org ID
       npm run keys -- revoke --secret SECRET
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/running.md)`;

answerHelp(USAGE);
await runTool(async () => withToolTable(chosenCommand()));

function chosenCommand(): (table: Table) => Promise<string> {
  const text = { type: 'string' } as const;
  const options = { org: text, name: text, scopes: text, secret: text, client: text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { org, name, scopes, secret, client } = values;
  const [command, keyId] = positionals;
  if (command === 'create' && org && name && scopes)
    return (table) => createKey(table, { org, name, scopes, client });
  if (command === 'list' && org) return (table) => listKeys(table, org);
  if (command === 'rotate' && keyId && org) return (table) => rotateKey(table, keyId, org);
  if (command === 'revoke' && (secret || (keyId && org)))
    return (table) => revokeKey(table, { org, keyId, secret });
  throw new ToolRefusal(USAGE);
}
