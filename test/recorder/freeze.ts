/**
 * `node --import`: a clock and chance that the recorder holds. Time stands still within a request and goes on by a second
 * from one to the next; chance begins anew with each. So answers do not depend on how often the code asks for either.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { COUNT_HEADER } from './held.ts';

const BEGIN_MS = Date.UTC(2026, 10, 21, 10);
const STEP_MS = 1000;

let count = Number(process.env['RECORDER_COUNT'] ?? 0);
/** UUIDs asked for in the request under way; what runs beside requests keeps real ones. */
const asked = new AsyncLocalStorage<{ uuids: number; count: number }>();

const now = () => BEGIN_MS + count * STEP_MS;
globalThis.Date = new Proxy(Date, {
  construct: (Real, given, newTarget) =>
    Reflect.construct(Real, given.length === 0 ? [now()] : given, newTarget) as Date,
  apply: (Real) => new Real(now()).toString(),
  get: (Real, name) => (name === 'now' ? now : Reflect.get(Real, name)),
});

Math.random = () => 0.5;

const realUuid = crypto.randomUUID;
crypto.randomUUID = (options) => {
  const request = asked.getStore();
  if (!request) return realUuid(options);
  request.uuids += 1;
  return `00000000-0000-4000-8000-${`${request.count}`.padStart(6, '0')}${`${request.uuids}`.padStart(6, '0')}`;
};

const realEmit = http.Server.prototype.emit;
http.Server.prototype.emit = function emit(this: http.Server, name: string, ...rest: unknown[]) {
  const proceed = () => Reflect.apply(realEmit, this, [name, ...rest]) as boolean;
  const counted = name === 'request' ? takeCount(rest[0] as IncomingMessage) : undefined;
  if (counted === undefined) return proceed();
  count = counted;
  return asked.run({ uuids: 0, count }, proceed);
} as typeof realEmit;

syncBuiltinESMExports();

/** Takes the header out of the request. */
function takeCount({ headers, rawHeaders }: IncomingMessage): number | undefined {
  const at = rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === COUNT_HEADER);
  if (at < 0) return undefined;
  const [, value] = rawHeaders.splice(at, 2);
  delete headers[COUNT_HEADER];
  return Number(value);
}
