/** What works off the queues is told of by the name of its function: alarms and searches of logs go by it. */
import { access } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { consumeCommand } from '../../lib/runtime/consume-command.ts';
import { consumeFact } from '../../lib/runtime/consume-fact.ts';
import { consumeReference } from '../../lib/runtime/consume-reference.ts';

describe.each([
  ['run-commands', consumeCommand],
  ['record-progress', consumeFact],
  ['record-reference', consumeReference],
])('what %s consumes', (name, consume) => {
  it('is told of by that name', async () => {
    expect(consume.operation).toBe(name);
    await access(new URL(`../../functions/${name}.ts`, import.meta.url));
  });
});
