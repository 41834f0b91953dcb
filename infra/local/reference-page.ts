/** `GET /docs` on this machine: the documents as a page that calls this gateway. The deployed API has no such route. */
import { existsSync, readFileSync } from 'node:fs';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const ROOT = new URL('../../', import.meta.url);
const UI = new URL('node_modules/swagger-ui-dist/', ROOT);
const OWN = new URL('./reference/', import.meta.url);
const DOCUMENTS = new URL('docs/openapi/', ROOT);

/** By the name in the page's list; the first is shown first. */
const NAMES: Record<string, string> = {
  'Zoho Inventory, Books': 'zoho-inventory',
  'Zoho CRM': 'zoho-crm',
  'Zoho Commerce': 'zoho-commerce',
  Getfly: 'getfly',
  Additions: 'additions',
};

/** Every file that the page may have, by its path; nothing else is read. */
const FILES: Record<string, [file: URL, type: string]> = {
  '/docs/start.js': [new URL('start.js', OWN), 'text/javascript'],
  ...Object.fromEntries(
    [
      ['swagger-ui.css', 'text/css'],
      ['swagger-ui-bundle.js', 'text/javascript'],
      ['swagger-ui-standalone-preset.js', 'text/javascript'],
      ['favicon-32x32.png', 'image/png'],
    ].map(([name = '', type = '']) => [`/docs/${name}`, [new URL(name, UI), type]]),
  ),
  ...Object.fromEntries(
    Object.values(NAMES).map((name) => [
      `/docs/openapi/${name}.json`,
      [new URL(`${name}.json`, DOCUMENTS), 'application/json'],
    ]),
  ),
};

/** Nothing comes from elsewhere or goes there, and no page of others shows this one or takes its parts. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** What the page needs; undefined for any other path, and for all of them where the page is not installed. */
export function referencePage(demoKey: string | undefined) {
  const isInstalled = existsSync(UI);
  return (path: string): APIGatewayProxyStructuredResultV2 | undefined => {
    if (!isInstalled) return undefined;
    if (path === '/docs') return answer('text/html', Buffer.from(html(demoKey)));
    const [file, type = ''] = (Object.hasOwn(FILES, path) && FILES[path]) || [];
    return file && answer(type, readFileSync(file));
  };
}

function answer(type: string, body: Buffer): APIGatewayProxyStructuredResultV2 {
  const charset = type.startsWith('image/') ? '' : ';charset=utf-8';
  return {
    statusCode: 200,
    headers: { 'content-type': `${type}${charset}`, ...HEADERS },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

function html(demoKey: string | undefined): string {
  const documents = Object.entries(NAMES).map(([name, file]) => ({
    name,
    url: `/docs/openapi/${file}.json`,
  }));
  // A "<" would end the script element.
  const settings = JSON.stringify({ documents, demoKey }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sales orders: reference</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
  </head>
  <body>
    <main id="reference"></main>
    <script type="application/json" id="settings">${settings}</script>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/swagger-ui-standalone-preset.js"></script>
    <script type="module" src="/docs/start.js"></script>
  </body>
</html>
`;
}
