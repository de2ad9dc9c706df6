import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageParts } from '../../src/cli/page-parts.js';
import type { Plan } from '../../src/model/plan.js';
import type { Preview } from '../../src/model/preview.js';
import { E2eWorld } from '../e2e/world.js';
import { actionOf, at, keptOf, planOf } from '../report/plan-of.js';
import { hasChromium, needsChromium, openFile, seriousIssues, startChromium } from '../support/chromium.js';
import { PROJECT } from '../support/disk/bin.js';
import { readPng } from '../support/png.js';
import { NOTHING_KNOWN, pageOf, previewOf } from '../support/sheet.js';

let browser: Browser;
let top: string;
beforeAll(async () => {
  if (hasChromium) browser = await startChromium();
  top = mkdtempSync(join(tmpdir(), 'rawtwin-page-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(top, { recursive: true, force: true });
});

const parts = () => pageParts(pathToFileURL(join(PROJECT, 'dist/page/')));
async function open(plan: Plan, small: Preview | null = previewOf(), options: BrowserContextOptions = {}, known = NOTHING_KNOWN) {
  const file = join(top, `${Math.random()}.html`);
  writeFileSync(file, await pageOf(plan, known, small, await parts()));
  return openFile(browser, file, options);
}
const cards = (page: Page) => page.locator('.list article.card');
const names = (page: Page) => page.locator('.list article.card .name').allTextContents();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('.name')?.textContent ?? document.activeElement?.tagName);
const chosen = (page: Page) => page.locator('output.chosen').textContent();

const two = (n: number) => String(n).padStart(2, '0');
/** Two folders with orphans, some of them with a neighbour, and kept raws. */
const PLAN = planOf(
  Array.from({ length: 24 }, (_, i) =>
    actionOf(`/photos/${i < 16 ? 'coast' : 'town'}/DSC${two(i)}.ARW`, {
      bytes: 1_000_000 + (24 - i) * 1000,
      confidence: i % 4 === 0 ? 'inferred' : 'proven',
    }),
  ),
  [
    keptOf('/photos/coast/DSC90.ARW', 'protected', [{ kind: 'rated', by: at('/photos/coast/DSC90.xmp'), rating: 4 }]),
    keptOf('/photos/coast/DSC91.ARW', 'paired'),
  ],
  { unreadable: [{ path: at('/photos/p'), code: 'EACCES', hides: true }] },
);
const KNOWN = {
  ...NOTHING_KNOWN,
  timeOf: (path: string) => ({ ms: Date.UTC(2026, 4, 17, 10) + Number(/\d+/.exec(path)?.[0]) * 1000, from: 'camera' as const }),
  neighboursOf: (path: string) => (path.includes('DSC02') || path.includes('DSC03') ? [at('/photos/coast/DSC91.ARW')] : []),
};

describe.skipIf(!hasChromium)(`the sheet in a browser${needsChromium}`, () => {
  it('chosen in the page, saved, carried out by trash --plan: what was unticked stays', async () => {
    const world = new E2eWorld();
    try {
      world.layShoot('photos', 10);
      expect(world.run('plan', 'photos', '--settle', '0', '--html', 'sheet.html')).toMatchObject({ status: 0 });
      const { page, troubles, requests } = await openFile(browser, world.at('sheet.html'));
      expect(await page.locator('h1').textContent()).toBe('5 raws would go to trash');
      await page.getByLabel('DSC00004.ARW goes to trash').uncheck();
      expect(await chosen(page)).toMatch(/^4 of 5 would go/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save plan' }).click()]);
      await download.saveAs(world.at(download.suggestedFilename()));
      const [, file = ''] =
        /^rawtwin trash --plan (\S+) --settle 0$/.exec((await page.locator('dialog.saved code').textContent()) ?? '') ?? [];
      expect(existsSync(world.at(file))).toBe(true);
      const ran = world.run('trash', '--plan', file, '--settle', '0', '--yes', '--max-trash', '100%', '--json');
      expect(ran.status, ran.stderr).toBe(0);
      const { receipts } = JSON.parse(ran.stdout);
      expect(receipts.map(({ raw, outcome }: { raw: string; outcome: string }) => `${raw.slice(-12)} ${outcome}`)).toEqual(
        [2, 6, 8, 10].map(n => `DSC000${two(n)}.ARW trashed`),
      );
      expect(existsSync(world.at('photos', 'DSC00004.ARW'))).toBe(true);
      expect([troubles, requests.filter(url => !url.startsWith('blob:'))]).toEqual([[], []]);
    } finally {
      world.end();
    }
  });

  it('filters by verdict, folder, confidence and text, and says how many are shown', async () => {
    const { page, troubles } = await open(PLAN);
    const shown = () => page.locator('output.shown').textContent();
    expect(await shown()).toBe('25 of 25 shown');
    await page.getByLabel('Verdict').selectOption('kept');
    expect(await names(page)).toEqual(['DSC90.ARW']);
    await page.getByLabel('Verdict').selectOption('');
    await page.locator('select[name=folder]').selectOption({ label: 'town' });
    expect(await shown()).toBe('8 of 25 shown');
    await page.getByLabel('Confidence or reason').selectOption('inferred');
    expect(await names(page)).toEqual(['DSC16.ARW', 'DSC20.ARW']);
    await page.getByLabel('Search').fill('dsc20');
    expect(await names(page)).toEqual(['DSC20.ARW']);
    await page.getByLabel('Search').fill('no such name');
    expect(await page.getByText('Nothing fits this filter.').isVisible()).toBe(true);
    expect(troubles.join('\n')).toBe('');
  });

  it('sorts by size and by name, and says then where each is from', async () => {
    const { page } = await open(PLAN);
    await page.getByLabel('Sort by').selectOption('size');
    expect((await names(page))[0]).toBe('DSC00.ARW');
    expect(await page.locator('.list h3').count()).toBe(0);
    expect(
      await cards(page)
        .first()
        .evaluate(card => getComputedStyle(card, '::after').content),
    ).toBe('"coast"');
    await page.getByLabel('Sort by').selectOption('folder');
    expect(await page.locator('.list h3').first().textContent()).toContain('coast');
  });

  it('a tick of a folder is for what is shown of it; a half tick says that some go', async () => {
    const { page } = await open(PLAN);
    const folder = page.getByLabel('town: all that is shown of this folder');
    await page.locator('select[name=folder]').selectOption({ label: 'town' });
    await page.getByLabel('Confidence or reason').selectOption('inferred');
    await folder.uncheck();
    expect(await chosen(page)).toMatch(/^22 of 24 would go/);
    await page.getByLabel('Confidence or reason').selectOption('');
    expect(await folder.evaluate(box => (box as HTMLInputElement).indeterminate)).toBe(true);
    await page.getByRole('button', { name: 'Untick shown' }).click();
    expect(await chosen(page)).toMatch(/^16 of 24 would go/);
    await page.locator('select[name=folder]').selectOption('');
    await page.getByRole('button', { name: 'Untick shown' }).click();
    expect(await chosen(page)).toBe('Nothing is ticked');
    expect(await page.getByRole('button', { name: 'Save plan' }).isDisabled()).toBe(true);
  });

  it('keeps what was unticked when it is loaded again', async () => {
    const { page } = await open(PLAN);
    await page.getByLabel('DSC03.ARW goes to trash').uncheck();
    await page.reload();
    expect(await chosen(page)).toMatch(/^23 of 24 would go/);
    expect(await page.getByLabel('DSC03.ARW goes to trash').isChecked()).toBe(false);
  });

  it('keeps the keyboard where it is when the window changes its width', async () => {
    const { page } = await open(PLAN);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.setViewportSize({ width: 600, height: 800 });
    await expect
      .poll(() =>
        cards(page)
          .first()
          .evaluate(card => card.getBoundingClientRect().width),
      )
      .toBeLessThan(200);
    await expect.poll(() => focused(page)).toBe('DSC01.ARW');
  });

  it('prints all that is shown', async () => {
    const { page } = await open(planOf(Array.from({ length: 300 }, (_, i) => actionOf(`/photos/DSC${i}.ARW`))));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await cards(page).count()).toBe(300);
    expect(await page.locator('footer.choice').isVisible()).toBe(false);
    const { top, bottom } = await cards(page)
      .last()
      .evaluate(card => card.getBoundingClientRect().toJSON());
    expect(bottom - top).toBeGreaterThan(100);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await cards(page).count()).toBeLessThan(100);
  });

  it('is walked, ticked, zoomed and searched without a mouse', async () => {
    const { page, troubles } = await open(PLAN);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).toBe('DSC00.ARW');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).toBe('DSC01.ARW');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe('DSC06.ARW');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    expect(await page.getByLabel('DSC01.ARW goes to trash').isChecked()).toBe(false);
    await page.keyboard.press('Enter');
    const zoom = page.getByRole('dialog');
    expect(await zoom.textContent()).toContain('DSC01.ARW');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    expect(await zoom.textContent()).toMatch(/stays 3 of 25.*DSC02\.ARW/s);
    await zoom.getByRole('button', { name: 'Next' }).click();
    await zoom.getByRole('button', { name: 'Tick or untick' }).click();
    expect(await zoom.textContent()).toMatch(/stays 4 of 25.*DSC03\.ARW/s);
    await zoom.getByRole('button', { name: 'Tick or untick' }).click();
    await zoom.getByRole('button', { name: 'Previous' }).click();
    await zoom.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => focused(page)).toBe('DSC02.ARW');
    expect(await chosen(page)).toMatch(/^22 of 24/);
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe('DSC90.ARW');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').textContent()).toContain('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('dsc1');
    expect((await names(page)).every(name => name.startsWith('DSC1'))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('DSC10.ARW');
    expect(troubles.join('\n')).toBe('');
  });

  it('shows the one picture of a neighbour beside each orphan of its burst', async () => {
    const { page, troubles } = await open(PLAN, previewOf(), {}, KNOWN);
    for (const name of ['DSC02.ARW', 'DSC03.ARW']) {
      const near = cards(page).filter({ hasText: name }).locator('.near img');
      expect(await near.evaluate(picture => (picture as HTMLImageElement).naturalWidth)).toBe(16);
    }
    expect(troubles.join('\n')).toBe('');
  });

  it('holds only the cards near the screen, and the focused one', async () => {
    const many = planOf(Array.from({ length: 2000 }, (_, i) => actionOf(`/photos/DSC${i}.ARW`)));
    const { page } = await open(many);
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator('.list').getByText('DSC999.ARW', { exact: true }).waitFor();
    expect(await cards(page).count()).toBeLessThan(60);
    await expect.poll(() => focused(page)).toBe('DSC0.ARW');
  });

  it.each([
    [1, 'left'],
    [2, 'right'],
    [3, 'right'],
    [4, 'left'],
    [5, 'top'],
    [6, 'top'],
    [7, 'bottom'],
    [8, 'bottom'],
  ])('turns a picture of orientation %i so that its left is at the %s', async (orientation, side) => {
    const { page } = await open(planOf([actionOf('/photos/A.ARW')]), previewOf(orientation));
    const shown = page.locator('.list .pic img');
    await shown.evaluate(picture => (picture as HTMLImageElement).decode());
    const { width, height, at: pixel } = readPng(await page.locator('.list .pic').screenshot());
    const [x, y] = [width / 2, height / 2].map(Math.round) as [number, number];
    const points = { left: pixel(x - 20, y), right: pixel(x + 20, y), top: pixel(x, y - 20), bottom: pixel(x, y + 20) };
    const isRed = ([red, , blue]: readonly number[]) => (red ?? 0) > 180 && (blue ?? 0) < 90;
    const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
    const is = side as keyof typeof points;
    expect([isRed(points[is]), isRed(points[opposite[is]])]).toEqual([true, false]);
  });

  it('can be read without script: all cards, their pictures and reasons; nothing that would do nothing', async () => {
    const { page } = await open(PLAN, previewOf(), { javaScriptEnabled: false });
    expect(await page.locator('article.card').count()).toBe(25);
    expect(await page.locator('article.card').first().locator('img').isVisible()).toBe(true);
    await page.locator('article.card .why').first().waitFor({ state: 'visible' });
    for (const control of await page.locator('form.filters, footer.choice, dialog').all()) expect(await control.isVisible()).toBe(false);
  });

  it('shows a hostile name as it is, and nothing of it runs', async () => {
    const name = '</noscript></script><img src=x onerror=alert(1)><script>alert(2)</script>"\'.ARW';
    const { page, troubles, requests } = await open(planOf([actionOf(`/photos/${name.replaceAll('/', '∕')}`)]));
    expect(await names(page)).toEqual([name.replaceAll('/', '∕')]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => document.querySelector<HTMLElement>('[data-do=save]')?.click()),
    ]);
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(saved.actions[0].raw.path).toBe(`/photos/${name.replaceAll('/', '∕')}`);
    expect([troubles, requests.filter(url => !url.startsWith('blob:'))]).toEqual([[], []]);
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['on a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ])('%s: axe finds nothing serious, and nothing is wider than the screen', async (_, options) => {
    const { page } = await open(PLAN, previewOf(), options, KNOWN);
    expect(await seriousIssues(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.locator('.list .pic').first().click();
    expect(await seriousIssues(page)).toEqual([]);
  });
});
