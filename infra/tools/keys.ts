/** `npm run keys`: the keys that let callers in, and the clients that sign in. */
import { parseArgs } from 'node:util';
import type { CredentialKind } from '../../lib/store/api-keys.ts';
import type { Table } from '../../lib/store/table.ts';
import { answerHelp } from '../local/help.ts';
import { createClient, createCode, createToken, rotateClient } from './client-commands.ts';
import { createKey, listCredentials, rotateKey } from './key-commands.ts';
import { readmit, revoke } from './revoke-credential.ts';
import { runTool, ToolRefusal } from './run-tool.ts';
import { withToolTable } from './tool-table.ts';

const USAGE = `usage: npm run keys -- create --org ID --name NAME --scopes create,read,update,delete [--client ID] [--expires WHEN]
       npm run keys -- rotate KEY_ID --org ID [--overlap 7d]
       npm run keys -- list --org ID
       npm run keys -- revoke ID --org ID
       npm run keys -- revoke --secret SECRET
       npm run keys -- readmit ID --org ID | readmit --all --org ID    (after a restore)
clients of the token endpoint:
       npm run keys -- client create --org ID --name NAME --scopes SCOPES [--id CLIENT_ID] [--expires WHEN]
       npm run keys -- client rotate CLIENT_ID [--overlap 7d]
       npm run keys -- token create CLIENT_ID --name NAME [--scopes SCOPES] [--expires WHEN]
       npm run keys -- code create CLIENT_ID --name NAME [--scopes SCOPES] [--redirect-uri URI] [--expires 10m]
       list and revoke know clients and refresh tokens too
WHEN is a day (2027-01-31), a time with its zone, or how long from now (90d, 12h, 30m).
environment: which table, by DYNAMODB_ENDPOINT, DATA_FILE or TABLE_NAME (docs/running.md)`;

const text = { type: 'string' } as const;
const OPTIONS = {
  org: text,
  name: text,
  scopes: text,
  client: text,
  id: text,
  secret: text,
  expires: text,
  overlap: text,
  'redirect-uri': text,
  all: { type: 'boolean' } as const,
};
type Options = { [Name in Exclude<keyof typeof OPTIONS, 'all'>]?: string };
type Work = (table: Table) => Promise<string>;

/** By "kind command". Undefined: something is missing. */
const COMMANDS: Record<string, (options: Options, id: string | undefined) => Work | undefined> = {
  'key create': ({ org, name, scopes, client, expires }) =>
    org && name && scopes ? (table) => createKey(table, { org, name, scopes, client, expires }) : undefined,
  'key rotate': ({ org, overlap }, id) =>
    org && id ? (table) => rotateKey(table, id, org, overlap) : undefined,
  'client create': ({ org, name, scopes, id, expires }) =>
    org && name && scopes ? (table) => createClient(table, { org, name, scopes, id, expires }) : undefined,
  'client rotate': ({ overlap }, id) => (id ? (table) => rotateClient(table, id, overlap) : undefined),
  'token create': ({ name, scopes, expires }, id) =>
    id && name ? (table) => createToken(table, id, { name, scopes, expires }) : undefined,
  'code create': ({ name, scopes, expires, 'redirect-uri': redirectUri }, id) =>
    id && name ? (table) => createCode(table, id, { name, scopes, expires, redirectUri }) : undefined,
};
const KINDS = ['client', 'token', 'code'];

answerHelp(USAGE);
await runTool(async () => withToolTable(chosenCommand()));

function chosenCommand(): Work {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [first = '', ...others] = positionals;
  const named = KINDS.includes(first) ? first : undefined;
  const [command, id] = named === undefined ? positionals : others;
  const { all, ...options } = values;
  const { org, secret } = options;
  const work =
    command === 'list' && org
      ? (table: Table) => listCredentials(table, org, named as CredentialKind | undefined)
      : command === 'revoke' && (secret || (id && org))
        ? (table: Table) => revoke(table, { org, id, secret })
        : command === 'readmit' && org && (id !== undefined) !== (all === true)
          ? (table: Table) => readmit(table, org, id)
          : COMMANDS[`${named ?? 'key'} ${command}`]?.(options, id);
  if (!work) throw new ToolRefusal(USAGE);
  return work;
}
