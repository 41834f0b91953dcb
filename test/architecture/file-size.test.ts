import { expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const sizes = [...sourceFiles('lib', 'functions', 'infra')].map(([file, text]) => ({
  file,
  lines: text.split('\n').length - 1,
}));

it('no file of ours is longer than 200 lines', () => {
  expect(sizes.filter(({ lines }) => lines > 200)).toEqual([]);
});

it('nine in ten are shorter than 120', () => {
  expect(sizes.filter(({ lines }) => lines < 120).length / sizes.length).toBeGreaterThanOrEqual(0.9);
});
