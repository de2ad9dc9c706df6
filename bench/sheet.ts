import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium } from '../test/support/chromium.js';
import { layShoot } from './sheet/lay-shoot.js';
import { noisyPicture, timeSteps } from './sheet/steps.js';

/**
 * What a contact sheet costs: memory of the process that writes it, the time in which a browser opens it against a plain page of as many
 * pictures, and how long the steps of a reader take. `npm run bench:sheet [raws] [rounds]`; needs Chromium.
 */
const [raws = 50_000, rounds = 5] = process.argv.slice(2).map(Number);
const BIN = join(process.cwd(), 'bin/rawtwin.js');
const TELL_RSS = 'data:text/javascript,process.on("exit",()=>process.stderr.write("rss "+process.resourceUsage().maxRSS))';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const mb = (bytes: number) => Math.round(bytes / 1e6);
const say = (line: string) => void process.stdout.write(`${line}\n`);

function run(top: string, words: readonly string[]): { readonly ms: number; readonly rss: number } {
  const start = performance.now();
  const env = { ...process.env, RAWTWIN_STATE_DIR: join(top, 'state') };
  const options = { env, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const { stderr, status } = spawnSync(process.execPath, ['--import', TELL_RSS, BIN, ...words, '--settle', '0'], options);
  if (status !== 0) throw new Error(stderr);
  return { ms: performance.now() - start, rss: Number(/rss (\d+)/.exec(stderr)?.[1]) * 1024 };
}

const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-bench-')));
const browser = await startChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const picture = await noisyPicture(page);
  layShoot(join(top, 'photos'), raws, picture);
  const [plain, sheet] = [join(top, 'plain.html'), join(top, 'sheet.html')];
  const without = run(top, ['plan', join(top, 'photos'), '--save', join(top, 'plan.json')]);
  const withSheet = run(top, ['plan', join(top, 'photos'), '--html', sheet]);
  const images = readFileSync(sheet, 'latin1').split('src="data:').length - 1;
  const one = `<img alt="" width="160" height="120" src="data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}">\n`;
  writeFileSync(plain, `<!doctype html><title>plain</title>\n${one.repeat(images)}`);
  say(`${raws} raws, ${images} pictures of ${picture.length} bytes, page of ${mb(statSync(sheet).size)} MB`);
  say(
    `plan --save: ${Math.round(without.ms)} ms, ${mb(without.rss)} MB; plan --html: ${Math.round(withSheet.ms)} ms, ${mb(withSheet.rss)} MB`,
  );

  const times = { sheet: [] as number[], plain: [] as number[] };
  const open = async (path: string) => {
    const start = performance.now();
    await page.goto(pathToFileURL(path).href);
    await page.evaluate('new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))');
    return performance.now() - start;
  };
  for (let round = 0; round < rounds; round++) {
    times.plain.push(await open(plain));
    times.sheet.push(await open(sheet));
  }
  const [a, b] = [median(times.sheet), median(times.plain)];
  say(`open: sheet ${Math.round(a)} ms, plain page ${Math.round(b)} ms, ratio ${(a / b).toFixed(2)}; median of ${rounds}`);
  for (const [step, all] of Object.entries(await timeSteps(page)))
    say(`${step}: median ${Math.round(median(all))} ms, longest ${Math.round(Math.max(...all))} ms of ${all.length}`);
} finally {
  await browser.close();
  rmSync(top, { recursive: true, force: true });
}
