/** A headless browser, as little of playwright-core as the page step needs: it is installed for that step alone. */
import { join } from 'node:path';
import { ended, TOOLS } from './step.ts';

export interface Found {
  locator(selector: string, options?: { hasText: string }): Found;
  first(): Found;
  nth(index: number): Found;
  click(): Promise<void>;
  count(): Promise<number>;
  waitFor(): Promise<void>;
  scrollIntoViewIfNeeded(): Promise<void>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  selectOption(option: { label: string }): Promise<unknown>;
}

export interface Page extends Pick<Found, 'locator'> {
  goto(url: string): Promise<unknown>;
  screenshot(options: { path: string }): Promise<unknown>;
  setDefaultTimeout(milliseconds: number): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
}

export interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  chromium: {
    launch(options: { executablePath: string; headless: true; args: string[] }): Promise<Browser>;
  };
}

/** Debian's package; another one may be named. */
const BROWSER = process.env['CHROMIUM'] || 'chromium';
const ALONE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Undefined, and said so, where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const { code, said: path } = await ended('which', [BROWSER]);
  if (code !== 0) {
    console.log(`skipped page: there is no ${BROWSER}; apt-get install chromium, or name one in CHROMIUM`);
    return undefined;
  }
  const { chromium } = (await import(join(TOOLS, 'playwright-core/index.mjs'))) as Playwright;
  return chromium.launch({ executablePath: path.trim(), headless: true, args: ALONE });
}
