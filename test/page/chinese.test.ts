import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageParts } from '../../src/cli/page-parts.js';
import { KEEP_REASONS } from '../../src/model/plan.js';
import type { Preview } from '../../src/model/preview.js';
import type { Known } from '../../src/report/sheet/rows.js';
import { E2eWorld } from '../e2e/world.js';
import { actionOf, at, keptOf, planOf, sidecarOf } from '../report/plan-of.js';
import { hasChromium, needsChromium, openFile, seriousIssues, startChromium } from '../support/chromium.js';
import { PROJECT } from '../support/disk/bin.js';
import { NOTHING_KNOWN, pageOf } from '../support/sheet.js';
import { WORDS } from '../support/words.js';
import { latinIn } from './latin.js';

let browser: Browser;
let top: string;
beforeAll(async () => {
  if (hasChromium) browser = await startChromium();
  top = mkdtempSync(join(tmpdir(), 'rawtwin-chinese-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(top, { recursive: true, force: true });
});

/** Something of all that a sheet can tell. Names are such that no letter of them is taken for a word. */
const PLAN = planOf(
  [
    actionOf('/照片/海边/01.ARW', { with: [sidecarOf('/照片/海边/01.xmp'), sidecarOf('/照片/海边/01.ARW.xmp')] }),
    actionOf('/照片/海边/02.ARW', { confidence: 'inferred' }),
    actionOf('/照片/城里/03.ARW', { confidence: 'stem', because: [{ kind: 'no-twins-here', searched: 1200 }] }),
  ],
  KEEP_REASONS.map((reason, i) => keptOf(`/照片/海边/9${i}.ARW`, reason)),
  {
    roots: [at('/照片')],
    unreadable: [{ path: at('/照片/旧'), code: 'EACCES', hides: true }],
    notes: [
      { kind: 'symlink', path: at('/照片/最新') },
      { kind: 'unknown-raw', path: at('/照片/1') },
    ],
    refusals: [{ guard: 'max-trash', message: 'too many', howToGoOn: 'look', told: { kind: 'count', going: 3, limit: 2 } }],
  },
);
const KNOWN: Known = {
  ...NOTHING_KNOWN,
  timeOf: (path: string) =>
    path.includes('03') ? null : { ms: Date.UTC(2026, 4, 17, path.includes('02') ? 20 : 10), from: path.includes('9') ? 'file' : 'camera' },
  neighboursOf: (path: string) => (path.includes('01') ? [at('/照片/海边/90.ARW')] : []),
};

/** All cards are made at once on such a screen. */
const TALL = { viewport: { width: 1280, height: 4000 } };

describe.skipIf(!hasChromium)(`the Chinese sheet in a browser${needsChromium}`, () => {
  it.each(['hevc', 'absent', 'unreadable'] as const)('of a plan has no English word left; previews: %s', async why => {
    const file = join(top, 'plan.html');
    const preview: Preview = { kind: 'none', why };
    const parts = await pageParts(pathToFileURL(join(PROJECT, 'dist/page/')));
    writeFileSync(file, await pageOf(PLAN, KNOWN, preview, parts, WORDS['zh-CN']));
    const { page, troubles } = await openFile(browser, file, TALL);
    expect(await page.locator('.list article.card').count()).toBe(9);
    expect(await latinIn(page)).toEqual([]);
    expect(await page.locator('output.shown').textContent()).toBe('显示 9/9 张');
    expect(await page.locator('output.chosen').textContent()).toBe('将移走 3/3 张，72.0 MB');
    await page.locator('.list article.card').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog.zoom .state').textContent()).toBe('将移入回收站 第 1 张，共 9 张');
    expect(await latinIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('input[name=text]').fill('评星');
    expect(await page.locator('output.shown').textContent()).toBe('显示 1/9 张');
    await page.getByRole('button', { name: '取消所列' }).click();
    expect([await seriousIssues(page), troubles]).toEqual([[], []]);
  });

  it('is what --lang and the environment ask for, of a plan and of a run', async () => {
    const world = new E2eWorld();
    try {
      world.layShoot('photos', 9);
      const plan = world.run('plan', 'photos', '--settle', '0', '--lang', 'zh-CN', '--html', 'plan.html');
      expect([plan.status, plan.stderr]).toEqual([0, 'rawtwin: 报告已写入 plan.html\n']);
      world.run('trash', 'photos', '--settle', '0', '--yes', '--max-trash', '100%', '--to', 'folder');
      const [{ run }] = JSON.parse(world.run('history', '--json').stdout).runs;
      world.env.RAWTWIN_LANG = 'zh-CN';
      expect(world.run('history', run, '--html', 'run.html').stderr).toBe('rawtwin: 这个批次的照片在 run.html 里\n');
      for (const [file, heading] of [
        ['plan.html', '4 张 RAW 将移入回收站'],
        ['run.html', `批次 ${run}：4 张 RAW`],
      ] as const) {
        const { page, troubles } = await openFile(browser, world.at(file), TALL);
        expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
        expect(await page.locator('h1').textContent()).toBe(heading);
        expect([await latinIn(page), troubles]).toEqual([[], []]);
      }
    } finally {
      world.end();
    }
  });
});
