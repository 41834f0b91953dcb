import { describe, expect, it } from 'vitest';
import { readConfig, readOauthConfig } from '../../lib/runtime/config.ts';

describe('the configuration of the token endpoint', () => {
  const TABLE = { TABLE_NAME: 'orders' };

  it.each<[string, NodeJS.ProcessEnv, object]>([
    ['a file on this machine', { SIGNING_KEY_FILE: '/k' }, { keyFile: '/k' }],
    ['a secret', { SIGNING_SECRET: 's' }, { secretId: 's' }],
    ['a file rather than a secret', { SIGNING_KEY_FILE: '/k', SIGNING_SECRET: 's' }, { keyFile: '/k' }],
    [
      'a secret where the file is named by nothing',
      { SIGNING_KEY_FILE: '', SIGNING_SECRET: 's' },
      { secretId: 's' },
    ],
    [
      'a base of its own',
      { SIGNING_SECRET: 's', API_BASE: 'https://a' },
      { secretId: 's', apiBase: 'https://a' },
    ],
    ['no base that is empty', { SIGNING_SECRET: 's', API_BASE: '' }, { secretId: 's' }],
  ])('reads %s', (_, environment, expected) => {
    expect(readOauthConfig({ ...TABLE, ...environment })).toEqual({ tableName: 'orders', ...expected });
  });

  it('needs a table, and something to sign with', () => {
    expect(() => readOauthConfig(TABLE)).toThrow('SIGNING_SECRET is not set');
    expect(() => readOauthConfig({ SIGNING_SECRET: 's' })).toThrow('TABLE_NAME is not set');
    expect(() => readConfig({})).toThrow('TABLE_NAME is not set');
  });
});
