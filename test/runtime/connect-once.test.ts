import { describe, expect, it } from 'vitest';
import { connectOnce } from '../../lib/runtime/connect-once.ts';

describe('a connection', () => {
  it('is made on the first call, kept while the environment says the same, and made anew when it does not', () => {
    let tableName = 'orders';
    const made: string[] = [];
    const connection = connectOnce(
      () => ({ tableName }),
      (config) => ({ number: made.push(config.tableName) }),
    );
    expect(made).toEqual([]);
    const first = connection();
    expect(connection()).toBe(first);
    tableName = 'others';
    expect(connection()).not.toBe(first);
    expect(connection().number).toBe(2);
    expect(made).toEqual(['orders', 'others']);
  });

  it('is tried again after it could not be made', () => {
    let refused = true;
    const connection = connectOnce(
      () => ({}),
      () => {
        if (refused) throw new Error('not yet');
        return 'connected';
      },
    );
    expect(connection).toThrow('not yet');
    refused = false;
    expect(connection()).toBe('connected');
  });
});
