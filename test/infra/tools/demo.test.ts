import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startMain } from '../../support/local-main.ts';
import { runNode } from '../../support/run-node.ts';
import { ORGANIZATION } from '../../support/demo-ids.ts';

const PUBLISHED_BODY = readFileSync('test/fixtures/zoho-inventory/create-request.json', 'utf8');
const headers = { Authorization: 'Zoho-oauthtoken demo-full-access', 'Content-Type': 'application/json' };

describe('npm run demo', () => {
  it('passes on a table where an earlier run has left the published number behind', async () => {
    const local = await startMain();
    const url = `${local.url}/inventory/v1/salesorders`;
    const left = await fetch(url, { method: 'POST', headers, body: PUBLISHED_BODY });
    expect(left.status).toBe(201);
    const environment = { BASE_URL: local.url, ORGANIZATION_ID: ORGANIZATION, HOST_HEADER: 'api.localhost' };
    const { code, stdout } = await runNode(['infra/tools/demo.ts'], environment);
    expect(stdout).toContain('23 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('says what failed, and fails', async () => {
    const local = await startMain();
    const environment = { BASE_URL: local.url, API_KEY: 'demo-read-only' };
    const { code, stdout } = await runNode(['infra/tools/demo.ts'], environment);
    expect(stdout).toMatch(/FAILED {2}create: the published body/);
    expect(stdout).toMatch(/[1-9]\d* failed/);
    expect(code).toBe(1);
  });

  it('says in one line that nothing answers', async () => {
    const { code, stderr } = await runNode(['infra/tools/demo.ts'], { BASE_URL: 'http://127.0.0.1:1' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^nothing answers on [^\n]*\n$/)]);
  });
});
