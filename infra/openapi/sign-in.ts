/** The token endpoint for the documents: the one that no dialect owns. */
import * as z from 'zod/mini';

const Fault = z.object({
  error: z.enum([
    'invalid_client',
    'invalid_code',
    'invalid_redirect_uri',
    'invalid_request',
    'invalid_scope',
    'unsupported_grant_type',
    'server_error',
    'temporarily_unavailable',
  ]),
});
export const Token = z.object({
  access_token: z.string(),
  refresh_token: z.optional(z.string()),
  scope: z.string(),
  api_domain: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
});
const TokenRequest = z.object({
  grant_type: z.enum(['refresh_token', 'client_credentials', 'authorization_code']),
  client_id: z.string(),
  client_secret: z.string(),
  refresh_token: z.optional(z.string()),
  code: z.optional(z.string()),
  redirect_uri: z.optional(z.string()),
  scope: z.optional(z.string()),
  soid: z.optional(z.string()),
});
const Revocation = z.object({ token: z.string() });

const json = (description: string, schema: z.ZodMiniType) => ({
  description,
  content: { 'application/json': { schema } },
});
const refused = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), json('Refused.', Fault)]));

const body = (schema: z.ZodMiniType) => ({
  description: 'As a form, as JSON or in the query.',
  required: false,
  content: {
    'application/x-www-form-urlencoded': { schema },
    'application/json': { schema },
  },
});

const SIGN_IN = { tags: ['Sign-in'], security: [] };

/** Faults of a grant have status 200, as clients look for the token and then for the word. */
export const signInPaths = {
  '/oauth/v2/token': {
    servers: [{ url: '/', description: 'Wherever the API is.' }],
    post: {
      ...SIGN_IN,
      operationId: 'getToken',
      summary: 'Get an access token',
      requestBody: body(TokenRequest),
      responses: {
        '200': json('A token, or why there is none.', z.union([Token, Fault])),
        ...refused(400, 413, 500, 503),
      },
    },
  },
  '/oauth/v2/token/revoke': {
    servers: [{ url: '/', description: 'Wherever the API is.' }],
    post: {
      ...SIGN_IN,
      operationId: 'revokeToken',
      summary: 'Revoke a token, and what was made with it',
      parameters: [
        {
          name: 'token',
          in: 'query' as const,
          description: 'Here or in the body.',
          schema: { type: 'string' as const },
        },
      ],
      requestBody: body(Revocation),
      responses: {
        '200': json('Revoked.', z.object({ status: z.literal('success') })),
        ...refused(400, 413, 500, 503),
      },
    },
  },
};
