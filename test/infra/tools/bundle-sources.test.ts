import { describe, expect, it } from 'vitest';
import { weighed } from '../../../infra/tools/bundle-sources.ts';

const CORE = 'node_modules/@smithy/core/dist/index.js';
const DECODE = 'lib/dialects/getfly/decode.ts';

const bundle = {
  name: 'create',
  bytes: 1000,
  inputs: { 'functions/create.ts': 10, 'lib/store/table.ts': 90, [DECODE]: 200, [CORE]: 600, left: 0 },
  imports: {
    // The barrel leaves no code, and is the shorter way.
    'functions/create.ts': ['barrel.ts', 'lib/store/table.ts', 'left'],
    'barrel.ts': [CORE, DECODE],
    'lib/store/table.ts': [CORE],
  },
};

describe('what a bundle is made of', () => {
  it('is told by package and folder, the heaviest first, with the imports that bring each in', () => {
    expect(weighed(bundle)).toEqual([
      {
        name: 'node_modules/@smithy/core',
        bytes: 600,
        chain: ['functions/create.ts', 'lib/store/table.ts', CORE],
      },
      {
        name: 'lib/dialects/getfly',
        bytes: 200,
        chain: ['functions/create.ts', 'barrel.ts', DECODE],
      },
      { name: 'lib/store', bytes: 90, chain: ['functions/create.ts', 'lib/store/table.ts'] },
      { name: 'functions/create.ts', bytes: 10, chain: ['functions/create.ts'] },
    ]);
  });

  it('is told file by file of what is asked for', () => {
    expect(weighed(bundle, 'lib/').map(({ name, bytes }) => [name, bytes])).toEqual([
      [DECODE, 200],
      ['lib/store/table.ts', 90],
    ]);
  });
});
