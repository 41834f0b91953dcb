/** The documents are what OpenAPI says that they should be, by Redocly's strict rules. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, toolRun, type Step } from './step.ts';

const DOCUMENTS = 'docs/openapi';
/** It would report home, and look whether there is a newer one. */
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

export const lint: Step = async () => {
  const files = readdirSync(DOCUMENTS).filter((file) => file.endsWith('.json'));
  const results = [];
  for (const file of files) {
    const { code, said } = await toolRun(
      '@redocly/cli/bin/cli.js',
      ['lint', '--config', join(FOLDER, 'redocly.yaml'), join(DOCUMENTS, file)],
      QUIET,
    );
    results.push({ what: file, ...(code !== 0 && { fault: said }) });
  }
  return results;
};
