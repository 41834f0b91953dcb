/** What the exchanges of CRM read alike. */
import type { Caller } from '../../domain/caller.ts';
import { exchangeOf, type Reading, type WireRequest } from '../exchange.ts';
import { inPath } from '../leaves/in-path.ts';
import { orderIdOf } from '../leaves/refuse-route.ts';
import { assertAcceptsJson } from '../leaves/representation.ts';
import { isModule, zohoCrm } from './dialect.ts';
import { refusePath } from './fallback.ts';
import { versionOf, type CrmVersion } from './versions.ts';

export const exchange = exchangeOf(zohoCrm);

/** Of records: the module that the path names must be ours, and what stands where an id does must be one. */
export const ofRecords = <Command, Value>(
  read: (request: WireRequest, version: CrmVersion) => Reading<Command, Value>,
) =>
  exchange<Command, Value>((request) => {
    if (!isModule(inPath(request, 'module'))) refusePath(request);
    if ('id' in request.params) orderIdOf(request, refusePath);
    assertAcceptsJson(request);
    return read(request, versionOf(request));
  });

/** Of what stands beside records. */
export const beside = <Command, Value>(
  read: (request: WireRequest, version: CrmVersion, caller: Caller) => Reading<Command, Value>,
) =>
  exchange<Command, Value>((request, caller) => {
    assertAcceptsJson(request);
    return read(request, versionOf(request), caller);
  });
