import type { Page } from 'playwright-core';

/** What may stand in a Chinese page: names of files and folders, commands with what follows them, options, codes, bodies. */
const MEANT = [
  /https?:\/\/\S+/g,
  /\brawtwin (?:trash|undo|purge)\b(?: (?:--\S+|\d{8}-\d{6}-\w+))*/g,
  /`[^`]+`/g,
  /--[a-z-]+(?: [a-z-]+)?/g,
  /(?<!\S)\/\S*/g,
  /\bphotos\/|\bDSC\d+|[\w-]*\.(?:ARW|JPG|xmp|json)\b/g,
  /\d{8}-\d{6}-\w+/g,
  /（E[A-Z]+）/g,
  /\bILCE-\w+/g,
  /\b(?:RAW|JPEG|HEIF|HEVC|rawtwin|kB|MB|Enter|Esc)\b/g,
];

/** Every other Latin word that a reader sees or hears, be it in a dialog that is closed: in texts, labels, titles and hints. */
export async function latinIn(page: Page): Promise<readonly string[]> {
  const told = await page.evaluate(() => {
    const texts: string[] = [document.title];
    for (const element of document.body.querySelectorAll('*:not(script, style, noscript, template, code)')) {
      for (const { nodeType, nodeValue } of element.childNodes) if (nodeType === Node.TEXT_NODE) texts.push(nodeValue ?? '');
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  return told.filter(text => /[A-Za-z]{2,}/.test(MEANT.reduce((left, meant) => left.replace(meant, ''), text)));
}
