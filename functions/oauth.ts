import { liveOauth } from '../lib/runtime/live-oauth.ts';
import { oauthFunction } from '../lib/runtime/oauth-function.ts';

export const handler = oauthFunction(liveOauth);
