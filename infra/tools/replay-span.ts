/** From when to when, as the command line says it. */
import { instant } from '../../lib/domain/identity.ts';
import type { Span } from '../../lib/store/replayed.ts';
import { ToolRefusal } from './run-tool.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Both ends belong to it; the last is now when it is left out. @throws ToolRefusal */
export function spanOf({ from, to }: { from?: string; to?: string }): Span {
  if (from === undefined) throw new ToolRefusal('from when? --from, or --org and --order');
  const span = {
    from: timeOf('--from', from, '00:00:00.000'),
    to: to === undefined ? instant(new Date()) : timeOf('--to', to, '23:59:59.999'),
  };
  if (span.from > span.to) throw new ToolRefusal(`no time from ${span.from} to ${span.to}`);
  return span;
}

/** Days are those of UTC. */
function timeOf(option: string, text: string, hour: string): string {
  const time = DAY.test(text) ? `${text}T${hour}Z` : TIME.test(text) ? text : '';
  const read = new Date(time);
  // A day that the month does not have would be read as one of the next.
  if (Number.isNaN(read.getTime()) || (DAY.test(text) && !read.toISOString().startsWith(text)))
    throw new ToolRefusal(`${option} must be a day or a time like 2026-11-21T06:30Z, not "${text}"`);
  return instant(read);
}
