import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where distributions put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const path = [process.env.CHROMIUM, ...PLACES].find(place => place !== undefined && existsSync(place));
export const hasChromium = path !== undefined;
export const needsChromium = hasChromium ? '' : ' (did not run: there is no chromium)';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'];

/** A browser of its own; close it. Root may not use the sandbox, and only pages of our own are opened. */
export async function startChromium(): Promise<Browser> {
  if (path === undefined) throw new Error('there is no chromium');
  return chromium.launch({ executablePath: path, args: QUIET });
}

/** A page with all that it said and asked for. */
export interface Opened {
  readonly page: Page;
  readonly troubles: string[];
  /** Addresses beside the page's own file and the pictures in it. */
  readonly requests: string[];
}

export async function openFile(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const [troubles, requests]: [string[], string[]] = [[], []];
  const url = pathToFileURL(file).href;
  // What the browser itself remarks, such as that it left the focus where it was, is no trouble.
  page.on('console', message => message.type() !== 'info' && troubles.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => troubles.push(error.message));
  page.on('dialog', dialog => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    if (request.url() !== url && !request.url().startsWith('data:image/jpeg;')) requests.push(request.url());
  });
  await page.goto(url);
  return { page, troubles, requests };
}

/** What axe finds that is serious or worse, as `rule: where`. */
export async function seriousIssues(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
