import { existsSync, readdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { E2eWorld } from '../e2e/world.js';
import { hasChromium, needsChromium, seriousIssues, startChromium } from '../support/chromium.js';
import { layRejectedShoot } from '../support/rejected-shoot.js';
import { ReviewClient } from '../support/review-client.js';
import { WRITTEN } from '../support/written-previews.js';
import { latinIn } from './latin.js';

let browser: Browser;
let world: E2eWorld;
beforeAll(async () => {
  if (hasChromium) browser = await startChromium();
});
afterAll(() => browser?.close());
beforeEach(() => {
  world = new E2eWorld();
});
afterEach(() => world.end());

/** A review that runs, and its page in a browser of its own that has spent the key. */
async function review(words: readonly string[] = [], options: BrowserContextOptions = {}) {
  const { child, done } = world.start('review', 'photos', '--settle', '0', '--to', 'folder', '--no-open', ...words);
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', text => {
      said += text;
      const [found] = /http:\/\/\S+/.exec(said) ?? [];
      if (found && said.includes('\n', said.indexOf(found))) resolve(found);
    });
    child.on('close', () => reject(new Error(said)));
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', message => troubles.push(message.text()));
  page.on('pageerror', error => troubles.push(error.message));
  await page.goto(address);
  await trashButton(page).and(page.locator(':enabled')).waitFor();
  return { page, context, done, address, troubles, said: () => said };
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const trashButton = (page: Page) => page.locator('[data-do=trash]');
const outcome = (page: Page) => page.locator('.outcome:visible');
const shown = () => readdirSync(world.at('photos')).filter(name => !name.startsWith('.'));
const raws = () => readdirSync(world.at('photos')).filter(name => name.endsWith('.ARW'));

describe.skipIf(!hasChromium)(`a review in Chromium${needsChromium}`, () => {
  it('ticks, trashes, shows receipts, undoes, looks again, and ends with the tab', async () => {
    world.layShoot('photos', 9);
    const all = raws();
    const { page, context, done, address, troubles } = await review();
    expect(page.url()).toBe(new URL('/', address).href);
    expect(await trashButton(page).textContent()).toBe('Trash 4 RAWs');
    await page.locator('.list article.card', { hasText: 'DSC00004.ARW' }).getByRole('checkbox').uncheck();
    await page.locator('.list article.card', { hasText: 'DSC00008.ARW' }).getByRole('checkbox').uncheck();
    await button(page, 'Trash 2 RAWs').click();
    await outcome(page).waitFor();
    expect(await outcome(page).textContent()).toMatch(/^Moved 2 raws to trash/);
    expect(await page.locator('header').textContent()).toMatch(/^Moved 2 raws to trash/);
    expect(await page.getByText('Nothing was moved').isVisible()).toBe(false);
    await page.getByText('Every raw').click();
    expect(await page.locator('.each li').allTextContents()).toEqual(['DSC00002.ARW: in trash', 'DSC00006.ARW: in trash']);
    expect(raws()).toEqual(all.filter(name => !/[26]\.ARW$/.test(name)));
    expect(await seriousIssues(page)).toEqual([]);
    await button(page, 'Undo').click();
    await outcome(page).filter({ hasText: 'Put back 2 files' }).waitFor();
    expect(raws()).toEqual(all);
    await button(page, 'Look again').click();
    await button(page, 'Trash 4 RAWs').and(page.locator(':enabled')).waitFor();
    await page.reload();
    await button(page, 'Trash 4 RAWs').and(page.locator(':enabled')).waitFor();
    expect(troubles.filter(text => !text.includes('404'))).toEqual([]);
    await context.close();
    expect((await done).status).toBe(0);
  });

  it('with --rejected shows the rejected picture on its card, takes both halves, and Undo brings both back', async () => {
    layRejectedShoot(world);
    const all = shown();
    const { page } = await review(['--rejected']);
    expect(await page.locator('h1').textContent()).toBe('5 raws with 2 rejected pictures would go to trash');
    const card = page.locator('.list article.card', { hasText: 'DSC00005.ARW' });
    await card.getByText('DSC00005.JPG', { exact: false }).first().waitFor();
    expect(await seriousIssues(page)).toEqual([]);
    await trashButton(page).click();
    await page.locator('dialog.typed input:focus').waitFor();
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await outcome(page).waitFor();
    expect(shown()).toEqual(['DSC00001.ARW', 'DSC00001.JPG', 'DSC00007.ARW', 'DSC00007.JPG']);
    expect(await outcome(page).textContent()).toMatch(/^Moved 5 raws with 2 rejected pictures and 2 sidecars to trash/);
    await button(page, 'Undo').click();
    await outcome(page).filter({ hasText: 'Put back 9 files' }).waitFor();
    expect(shown()).toEqual(all);
  });

  it('speaks Chinese, on the terminal too', async () => {
    world.layShoot('photos', 9);
    const { page, context, done, said, troubles } = await review(['--lang', 'zh-CN']);
    expect(said()).toMatch(/^rawtwin: 请在本机的浏览器中打开这个地址：\n {2}http\S+\nrawtwin: 它只能用一次。/);
    expect(await trashButton(page).textContent()).toBe('将 4 张 RAW 移入回收站');
    await page.locator('.list article.card', { hasText: 'DSC00004.ARW' }).getByRole('checkbox').uncheck();
    expect(await page.locator('output.chosen').textContent()).toMatch(/^将移走 3\/4 张，/);
    await trashButton(page).click();
    await outcome(page).waitFor();
    expect(await outcome(page).textContent()).toMatch(/^已将 3 张 RAW 移入回收站：/);
    await page.locator('.each summary').click();
    expect(await page.locator('.each li').first().textContent()).toBe('DSC00002.ARW：在回收站里');
    expect(await latinIn(page)).toEqual([]);
    await button(page, '撤销').click();
    await outcome(page).filter({ hasText: '已放回批次' }).waitFor();
    expect(await latinIn(page)).toEqual([]);
    expect(troubles.filter(text => !text.includes('404'))).toEqual([]);
    await context.close();
    expect((await done).status).toBe(0);
  });

  it('asks in Chinese for the number above half of a folder, and tells in it why a choice is refused', async () => {
    world.layShoot('photos', 1);
    for (const name of ['1', '2', '3']) world.put(`photos/${name}.ARW`, name);
    const { page } = await review(['--trust', 'stem', '--max-trash', '2', '--lang', 'zh-CN']);
    await trashButton(page).click();
    await page.locator('dialog.typed').getByText('4 张 RAW 中有 3 张将被移走。').waitFor();
    expect(await latinIn(page)).toEqual([]);
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '已拒绝，没有移动任何文件：将有 3 张 RAW 移入回收站' }).waitFor();
    expect(await latinIn(page)).toEqual([]);
  });

  it('a page that is opened after the run shows what came of it, and Undo', async () => {
    world.layShoot('photos', 9);
    const { page, context } = await review();
    await trashButton(page).click();
    await outcome(page).waitFor();
    const again = await context.newPage();
    await page.close();
    await again.goto(page.url());
    await outcome(again).waitFor();
    expect(await again.locator('.each li').count()).toBe(4);
    await button(again, 'Undo').click();
    await outcome(again).filter({ hasText: 'Put back 4 files' }).waitFor();
  });

  it('asks for the number above half of a folder; Enter goes on, Cancel and a wrong number do not', async () => {
    world.layShoot('photos', 3);
    for (const name of ['lone', 'lone2']) world.put(`photos/${name}.ARW`, name);
    const { page } = await review(['--trust', 'stem']);
    const dialog = page.locator('dialog.typed');
    await button(page, 'Trash 3 RAWs').click();
    await dialog.getByText('3 of the 5 raws').waitFor();
    expect(await seriousIssues(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(raws()).toHaveLength(5);
    await button(page, 'Trash 3 RAWs').click();
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await dialog.locator('input:focus').waitFor();
    expect(await dialog.locator('input').inputValue()).toBe('');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await outcome(page).waitFor();
    expect(raws()).toHaveLength(2);
  });

  it('reads the largest picture of a raw from the disk when it is looked at', async () => {
    world.layShoot('photos', 9);
    const [sony] = WRITTEN;
    world.put('photos/A.ARW', sony?.file ?? '');
    const { page } = await review(['--trust', 'stem']);
    const [answer] = await Promise.all([
      page.waitForResponse(/\/preview\/.*\/large$/),
      page.locator('.list article[aria-label^="A.ARW"] > .pic').click(),
    ]);
    expect(answer.headers()).toMatchObject({ 'content-type': 'image/jpeg', 'rawtwin-orientation': '6' });
    expect(new Uint8Array(await answer.body())).toEqual(sony?.large);
  });

  it('tells of another run, and goes on when that is over', async () => {
    world.layShoot('photos', 9);
    const holder = await world.hold(world.at('photos'));
    const { page } = await review();
    await trashButton(page).click();
    await page.getByRole('alert').filter({ hasText: 'rawtwin trash' }).waitFor();
    expect(raws()).toHaveLength(9);
    await new Promise(resolve => {
      holder.on('close', resolve);
      holder.kill('SIGKILL');
    });
    await trashButton(page).click();
    await outcome(page).waitFor();
    expect(raws()).toHaveLength(5);
  });

  it('says so when rawtwin has ended, and does nothing any more', async () => {
    world.layShoot('photos', 9);
    const { page, done } = await review(['--max-trash', '3']);
    await trashButton(page).click();
    await page.getByRole('alert').filter({ hasText: 'Refused, nothing was moved' }).waitFor();
    world.interrupt();
    expect((await done).status).toBe(0);
    await page.getByRole('alert').filter({ hasText: 'rawtwin has ended' }).waitFor();
    expect(existsSync(world.at('photos/DSC00002.ARW'))).toBe(true);
  });

  it('another page, though the browser has the cookie, can neither read, write nor frame it', async () => {
    world.layShoot('photos', 9);
    const { page, context, address } = await review();
    const { origin } = new URL(address);
    const evil = await context.newPage();
    await evil.route('http://127.0.0.1:1/**', route => route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }));
    await evil.goto('http://127.0.0.1:1/');
    const tried = await evil.evaluate(async target => {
      const outcomeOf = async (path: string, init: RequestInit) => {
        try {
          return (await fetch(target + path, { credentials: 'include', ...init })).status;
        } catch {
          return 'nothing';
        }
      };
      const image = new Image();
      const shown = new Promise(resolve => {
        image.onload = () => resolve('shown');
        image.onerror = () => resolve('nothing');
      });
      image.src = `${target}/preview/p/a1/small`;
      const plain = { method: 'POST', mode: 'no-cors', body: '{"ids":["a1"]}' } as const;
      await outcomeOf('/trash', plain);
      return [await outcomeOf('/', {}), await outcomeOf('/events', {}), await outcomeOf('/undo', { method: 'POST' }), await shown];
    }, origin);
    expect(tried).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
    const framed = await evil.evaluate(async target => {
      const frame = document.createElement('iframe');
      const loaded = new Promise(resolve => frame.addEventListener('load', resolve));
      frame.src = target;
      document.body.append(frame);
      await loaded;
      return frame.contentDocument?.body.textContent ?? 'out of reach';
    }, origin);
    expect(framed).toBe('out of reach');
    expect(raws()).toHaveLength(9);
    expect(await trashButton(page).isEnabled()).toBe(true);
    expect((await new ReviewClient(address).ask(`/${new URL(address).search}`)).status).toBe(403);
  });
});
