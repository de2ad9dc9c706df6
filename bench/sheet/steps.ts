import type { Page } from 'playwright-core';

/** Milliseconds of single steps of a reader, each up to the frame that shows it. Runs in the page, so it is text. */
const STEPS = `(async () => {
  const shown = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const time = async act => { const start = performance.now(); act(); await shown(); return performance.now() - start; };
  const ask = (name, value) => {
    const field = document.querySelector('.filters [name=' + name + ']');
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const steps = { filter: [], sort: [], scroll: [], tick: [] };
  await shown();
  for (const [name, values] of [['text', ['d', 'ds', 'dsc', 'dsc0', 'dsc00', '']], ['folder', ['3', '']], ['group', ['orphan', '']]])
    for (const value of values) steps.filter.push(await time(() => ask(name, value)));
  for (const value of ['name', 'time', 'size', 'folder']) steps.sort.push(await time(() => ask('sort', value)));
  for (let i = 0; i < 40; i++) steps.scroll.push(await time(() => scrollBy(0, 700)));
  for (let i = 1; i < 10; i++) steps.scroll.push(await time(() => scrollTo(0, (document.body.scrollHeight * i) / 10)));
  for (let i = 0; i < 5; i++) steps.tick.push(await time(() => document.querySelectorAll('.list .card input')[i].click()));
  for (const all of ['none', 'all']) steps.tick.push(await time(() => document.querySelector('[data-do=' + all + ']').click()));
  return steps;
})()`;

export type Steps = Readonly<Record<'filter' | 'sort' | 'scroll' | 'tick', readonly number[]>>;
export const timeSteps = (page: Page): Promise<Steps> => page.evaluate<Steps>(STEPS);

/** A picture of 160 by 120 pixels that compresses badly: about as many bytes as a camera's thumbnail. */
export async function noisyPicture(page: Page): Promise<Uint8Array> {
  const url = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const context = canvas.getContext('2d');
    const pixels = context.createImageData(160, 120);
    let seed = 7;
    for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : (seed = (seed * 16807) % 2147483647) % 256;
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.62);
  })()`);
  return new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}
