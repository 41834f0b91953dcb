/** The reference page in a real browser: a create is tried from it, nothing leaves for another host, a picture is kept. */
import { mkdirSync } from 'node:fs';
import { openBrowser, type Browser, type Page } from './browser.ts';
import { withOwnApi } from './own-api.ts';
import type { Result, Step } from './step.ts';

const PICTURE = '.build/reference.png';
const SECONDS = 60;

export const page: Step = async () => {
  const browser = await openBrowser();
  if (!browser) return [];
  try {
    return await withOwnApi(({ url }) => tried(browser, url));
  } finally {
    await browser.close();
  }
};

async function tried(browser: Browser, url: string): Promise<Result[]> {
  const opened = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  opened.setDefaultTimeout(SECONDS * 1000);
  const [elsewhere, complaints]: [string[], string[]] = [[], []];
  opened.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  opened.on('pageerror', (error) => complaints.push(String(error)));
  const status = await createdFrom(opened, url);
  mkdirSync('.build', { recursive: true });
  await opened.screenshot({ path: PICTURE });
  const shown = await documentsShown(opened);
  return [
    resultOf('a create that is tried from the page answers 201', status === '201' ? [] : [status]),
    resultOf('every document is shown', shown),
    resultOf('no request leaves for another host', elsewhere),
    resultOf('the browser complains of nothing', complaints),
  ];
}

/** Opens the first call of the first document and sends it as it stands; the status that is shown then. */
async function createdFrom(opened: Page, url: string): Promise<string> {
  await opened.goto(`${url}/docs`);
  const call = opened.locator('#operations-Sales_orders-create');
  await call.locator('.opblock-summary-control').click();
  await call.locator('button.execute').click();
  const live = call.locator('.live-responses-table .response-col_status').nth(1);
  await live.waitFor();
  await live.scrollIntoViewIfNeeded();
  return (await live.innerText()).trim().slice(0, 3);
}

/** The documents of the list that show no call, by name. */
async function documentsShown(opened: Page): Promise<string[]> {
  const list = opened.locator('.topbar select');
  const names = await list.locator('option').allInnerTexts();
  const missing: string[] = [];
  for (const name of names) {
    await list.selectOption({ label: name });
    const title = opened.locator('.info .title', { hasText: 'Sales orders:' });
    await title.waitFor();
    await opened.locator('.opblock').first().waitFor();
    if ((await opened.locator('.errors-wrapper').count()) > 0) missing.push(name);
  }
  return missing;
}

const resultOf = (what: string, faults: string[]): Result => ({
  what,
  ...(faults.length > 0 && { fault: faults.join('\n') }),
});
