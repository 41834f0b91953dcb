/** A process that answers one request for a list, as a fresh container does, and says how much memory it took at most. */
import { loadHandlers } from '../../infra/local/handlers.ts';
import { routes } from '../../lib/routes.ts';
import { clientOver, intoHandlers } from './client.ts';

const [path = '/'] = process.argv.slice(2);
const served = routes.filter((route) => route.operation === 'list');
const { send } = clientOver(intoHandlers(await loadHandlers(served)));
const { status, text } = await send('GET', path);
console.log(JSON.stringify({ status, text, peakBytes: process.resourceUsage().maxRSS * 1024 }));
