/** `npm run figures`: how large our files and functions are, and how they hang together. */
import { parseArgs } from 'node:util';
import { runTool } from '../../../infra/tools/run-tool.ts';
import { sourceFiles } from '../../support/source-files.ts';
import { passed, rowsOf, tableOf } from './limits.ts';
import { measure } from './measure.ts';

const USAGE = `usage: npm run figures -- [--json] [--check]

  --json   the figures as JSON
  --check  ends with 1 when a limit is passed`;

await runTool(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return USAGE;
  const figures = measure(sourceFiles('lib', 'functions', 'infra'), sourceFiles('test'));
  const rows = rowsOf(figures);
  if (values.check && passed(rows).length > 0) process.exitCode = 1;
  return values.json ? JSON.stringify(figures, undefined, 2) : tableOf(rows);
});
