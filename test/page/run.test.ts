import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { E2eWorld } from '../e2e/world.js';
import { hasChromium, needsChromium, openFile, seriousIssues, startChromium } from '../support/chromium.js';
import { WRITTEN } from '../support/written-previews.js';

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

/** A run that took three raws with pictures in them; gives its name. */
function trashed(env: Record<string, string> = {}): string {
  world.layShoot('photos', 1);
  const [sony] = WRITTEN;
  for (const name of ['A.ARW', 'B.ARW', 'C d.ARW']) world.put(`photos/${name}`, sony?.file ?? '');
  Object.assign(world.env, env);
  expect(world.run('trash', 'photos', '--trust', 'stem', '--settle', '0', '--yes', '--max-trash', '100%', '--to', 'folder').status).toBe(0);
  return JSON.parse(world.run('history', '--json').stdout).runs[0].run;
}
const pictures = (file: string) => readFileSync(file, 'utf8').split('src="data:image/jpeg').length - 1;

describe('the pictures of a run', () => {
  it('are kept when it goes, and are there when the trash is empty', () => {
    const run = trashed();
    expect(world.run('purge', '--older-than', '0s', '--yes').status).toBe(0);
    expect(world.run('history', run, '--html', 'run.html')).toEqual({
      ...{ status: 0, stdout: '' },
      stderr: 'rawtwin: the pictures of the run are in run.html\n',
    });
    expect(pictures(world.at('run.html'))).toBe(3);
  });

  it('are not kept when a setting says so', () => {
    const run = trashed({ RAWTWIN_THUMBNAILS: 'no' });
    expect(existsSync(world.at('state/thumbs'))).toBe(false);
    world.run('history', run, '--html', 'run.html');
    expect(pictures(world.at('run.html'))).toBe(3); // read from trash
    world.run('purge', '--older-than', '0s', '--yes');
    world.run('history', run, '--html', 'run.html');
    expect(pictures(world.at('run.html'))).toBe(0);
  });

  it('need a run to be of', () => {
    expect(world.run('history', '--html', 'run.html')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--html is of one run'),
    });
  });
});

describe.skipIf(!hasChromium)(`the sheet of a run in Chromium${needsChromium}`, () => {
  it('shows the command for what is ticked, and that brings just this back', async () => {
    const run = trashed();
    world.run('history', run, '--html', 'run.html');
    const { page, troubles, requests } = await openFile(browser, world.at('run.html'));
    expect(await page.locator('output.chosen').textContent()).toMatch(/^3 of 3 would come back/);
    await page.getByRole('button', { name: 'Show command' }).click();
    const code = page.locator('dialog.saved code');
    expect(await code.textContent()).toBe(`rawtwin undo ${run}`);
    await page.keyboard.press('Escape');
    await page.locator('.list article.card', { hasText: 'A.ARW' }).getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Show command' }).click();
    expect(await code.textContent()).toBe(`rawtwin undo ${run} --only B.ARW 'C d.ARW'`);
    expect(await seriousIssues(page)).toEqual([]);
    expect([troubles, requests]).toEqual([[], []]);
    expect(world.run('undo', run, '--only', 'B.ARW', 'C d.ARW').status).toBe(0);
    expect(readdirSync(world.at('photos')).filter(name => name.endsWith('.ARW'))).toEqual(['B.ARW', 'C d.ARW', 'DSC00001.ARW']);
  });
});
