/** Zoho CRM v2: how its callers prove who they are. The organisation is the credential's; requests never name it. */
import type { Right } from '../../domain/caller.ts';
import type { Dialect } from '../exchange.ts';
import { zohoCredential, zohoScopes } from '../zoho/access.ts';
import { encodeError } from './errors.ts';

export const zohoCrm: Dialect = {
  name: 'zoho-crm',
  credential: zohoCredential,
  organization: () => undefined,
  grants: (scope: string, right: Right) =>
    scope === 'ZohoCRM.modules.ALL' || zohoScopes('ZohoCRM.modules', 'salesorders', right).includes(scope),
  encodeError,
};
