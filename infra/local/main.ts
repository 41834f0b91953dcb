/** `npm start`: the API on this machine. Compiled code is kept beside the dependencies, which saves a third of the start. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { takesNoOptions } from './help.ts';

const USAGE = `usage: npm start
Serves the API on this machine until Ctrl-C.
environment: PORT, DATA_FILE, SEED, DYNAMODB_ENDPOINT, TABLE_NAME, EVENTS_PORT, CORS_ORIGINS, POWERTOOLS_LOG_LEVEL (docs/running.md)`;

takesNoOptions(USAGE);
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)));
await import('./start.ts');
