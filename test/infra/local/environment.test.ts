import { describe, expect, it } from 'vitest';
import { pointHandlersAt, readLocalEnvironment } from '../../../infra/local/environment.ts';
import { engineBinary } from '../../../infra/local/engine-binary.ts';

describe('readLocalEnvironment', () => {
  it('runs in memory on port 3000 with the demo organisations when nothing is said', () => {
    expect(readLocalEnvironment({})).toEqual({
      port: 3000,
      seed: true,
      corsOrigins: [],
      tableName: 'sales-orders',
      eventsPort: 4000,
    });
  });

  it.each([
    [{ PORT: 'abc' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ EVENTS_PORT: 'abc' }, /EVENTS_PORT/],
    [{ SEED: 'all' }, /SEED/],
    [{ DATA_FILE: 'a', DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' }, /exclude/],
  ])('refuses %o', (environment, reason) => {
    expect(() => readLocalEnvironment(environment)).toThrow(reason);
  });
});

describe('pointHandlersAt', () => {
  it('makes up credentials only where none are set', () => {
    const environment: NodeJS.ProcessEnv = { AWS_ACCESS_KEY_ID: 'mine' };
    pointHandlersAt('http://127.0.0.1:8000', 'orders', environment);
    expect(environment).toMatchObject({
      TABLE_NAME: 'orders',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
      AWS_ACCESS_KEY_ID: 'mine',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
  });
});

describe('engineBinary', () => {
  it('says in one line what to do on a platform without one', () => {
    expect(() => engineBinary('@dynoxide/elsewhere')).toThrow(
      /^no embedded DynamoDB for .*DYNAMODB_ENDPOINT[^\n]*$/,
    );
  });
});
