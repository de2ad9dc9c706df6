import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';
import { PAGES, type Page } from './reader/pages.js';

const linksOf = ({ text }: Page): string[] => [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(match => match[1] ?? '');
/** A heading as a link names it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (path: string): string[] => [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(match => anchor(match[1] ?? ''));

function leads({ name }: Page, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const path = file === '' ? join(PROJECT, name) : join(PROJECT, dirname(name), file);
  return existsSync(path) && (heading === undefined || anchorsOf(path).includes(heading));
}

it('the pages have links', () => expect(PAGES.flatMap(linksOf).length).toBeGreaterThan(100));
it.each(PAGES)('every link of $name leads somewhere', page => {
  expect(linksOf(page).filter(link => !leads(page, link))).toEqual([]);
});
