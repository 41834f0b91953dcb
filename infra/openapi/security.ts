/** Who may call an operation: the credentials that a dialect takes, and the rights that are asked for. */
import type { Dialect } from '../../lib/dialects/exchange.ts';
import { AREA_OF_ROWS, AREAS, OUR_SCOPES, type Area, type Permission } from '../../lib/domain/caller.ts';
import type { Operation } from '../../lib/operations/operation.ts';

type Asked = Pick<Operation<never, unknown>, 'rights' | 'rowRight'>;

/** Where reference rows of each area are found. */
const ROWS: [path: RegExp, area: Area][] = [
  [/^\/(contacts|Contacts|Accounts|accounts)\b/, AREA_OF_ROWS.customer],
  [/^\/(items|Products|products)\b/, AREA_OF_ROWS.item],
  [/^\/(salespersons|settings|users)\b/, AREA_OF_ROWS.tax],
];

/** All of them. @throws TypeError for a path of rows of no known area */
export function rightsOf({ rights, rowRight }: Asked, path: string): Permission[] {
  if (!rowRight) return rights;
  const area = ROWS.find(([pattern]) => pattern.test(path))?.[1];
  if (!area) throw new TypeError(`no area for ${path}`);
  return [...rights, `${area}.${rowRight}`];
}

export function securityOf({ name }: Dialect, asked: Asked, path: string) {
  const rights = rightsOf(asked, path);
  const security: Record<string, string[]>[] =
    name === 'getfly'
      ? [{ apiKey: [] }]
      : [{ bearer: [] }, { zohoOauthtoken: [] }, { signedIn: [...rights] }];
  const words = rights.map((right) => `\`${right}\``).join(' and ');
  return { security, description: `Asks for ${words || 'any credential'}.` };
}

const API_KEY = {
  type: 'apiKey' as const,
  in: 'header' as const,
  name: 'X-API-KEY',
  description: 'A key, or an access token.',
};

const OF_ZOHO = {
  bearer: { type: 'http' as const, scheme: 'bearer', description: 'A key, or an access token.' },
  zohoOauthtoken: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'Authorization',
    description: '`Zoho-oauthtoken KEY`, as clients of Zoho send it; the key or token after it.',
  },
  signedIn: {
    type: 'oauth2' as const,
    description: 'An access token of a client that has signed in; the scopes of the service hold too.',
    flows: {
      clientCredentials: {
        tokenUrl: '/oauth/v2/token',
        scopes: Object.fromEntries([...OUR_SCOPES.keys()].map((scope) => [scope, wordsOf(scope)])),
      },
    },
  },
};

function wordsOf(scope: string): string {
  const [area = '', right] = scope.split('.');
  return right === undefined ? `To ${area} anything of ${AREAS.join(', ')}.` : `To ${right} ${area}.`;
}

/** What a document says of credentials. */
export const securitySchemesOf = ({ name }: Pick<Dialect, 'name'>) =>
  name === 'getfly' ? { apiKey: API_KEY } : OF_ZOHO;
