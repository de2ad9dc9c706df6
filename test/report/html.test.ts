import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preview } from '../../src/model/preview.js';
import { escaped } from '../../src/report/html/escape.js';
import { planJson } from '../../src/report/json.js';
import type { Known } from '../../src/report/sheet/rows.js';
import { NO_PARTS, NOTHING_KNOWN, pageOf, previewOf } from '../support/sheet.js';
import { WORDS } from '../support/words.js';
import { actionOf, at, hostileName, hostilePlan, keptOf, planOf, sidecarOf } from './plan-of.js';

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)\/?>/g;
const VOID = new Set(['meta', 'br', 'input', 'img', 'rect', 'circle', 'path']);
const BLOCK = /<script type="application\/json" data-block="(\w+)">([^<]*)<\/script>/g;

const markupOf = (html: string) =>
  html
    .replace('<!doctype html>', '')
    .replace(`<style>${NO_PARTS.style}</style>`, '')
    .replace(`<script>${NO_PARTS.script}</script>`, '')
    .replace(BLOCK, '');
const blocksOf = (html: string, name: string): string[] =>
  [...html.matchAll(BLOCK)].flatMap(([, is, json]) => (is === name ? [json ?? ''] : []));

/** Every tag that the page opens is closed in its turn, and between the tags stands no markup of a name's own. */
function check(html: string): string[] {
  const body = markupOf(html);
  const open: string[] = [];
  const names: string[] = [];
  for (const [, slash, name = ''] of body.matchAll(TAG)) {
    names.push(name);
    if (VOID.has(name)) continue;
    if (slash === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
  expect(body.replace(TAG, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
  return names;
}

const plan = planOf(
  [actionOf('/photos/a/DSC1.ARW', { with: [sidecarOf('/photos/a/DSC1.xmp')] }), actionOf('/photos/b/<script>5.ARW')],
  [keptOf('/photos/a/DSC2.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/a/DSC2.JPG') }]), keptOf('/photos/a/DSC3.ARW', 'raw-only')],
  {
    unreadable: [{ path: at('/photos/p'), code: 'EACCES', hides: true }],
    notes: [{ kind: 'symlink', path: at('/photos/latest') }],
    refusals: [{ guard: 'max-trash', message: 'too many', howToGoOn: 'look' }],
  },
);
const known: Known = {
  timeOf: path => ({ ms: Date.UTC(2026, 4, 17, 10, 0, 2), from: path.includes('5') ? 'file' : 'camera' }),
  bodyOf: () => 'ILCE-7M4',
  neighboursOf: path => (path.endsWith('DSC1.ARW') ? [at('/photos/a/DSC2.ARW')] : []),
};
const html = await pageOf(plan, known, previewOf(6));

describe('plan --html', () => {
  it('is one well-formed page', () => expect(check(html)).toContain('article'));

  it('loads nothing; its one style and its one script are let in by their hashes', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toBe(
      "default-src 'none'; img-src data:; style-src 'sha256-STYLE'; script-src 'sha256-SCRIPT'; base-uri 'none'; form-action 'none'",
    );
    expect(html.match(/<style|<script(?! type="application\/json")/g)).toEqual(['<style', '<script']);
    expect(html).not.toMatch(/ (href|style|on\w+)=|url\(|@import|<link|<iframe| src="(?!data:image\/jpeg;base64,)/);
  });

  it.each([
    ['the orphans', '<span class="name">DSC1.ARW</span>'],
    ['a hostile name, escaped', '<span class="name">&lt;script&gt;5.ARW</span>'],
    ['the reason', 'the camera wrote a JPEG with it, and that JPEG is gone'],
    ['the confidence', '<b class="badge" title="the camera, or an earlier scan, saw its JPEG">proven</b>'],
    ['when it was shot', '<time datetime="2026-05-17T10:00:02">2026-05-17 10:00:02</time>'],
    ['where the time is only that of the file', '2026-05-17 10:00:02</time> (time of the file)'],
    ['the body', 'ILCE-7M4'],
    ['the sidecar that goes along', 'goes along: .xmp'],
    ['that the neighbour of its burst stays', 'same burst, these stay'],
    ['a picture, turned by a class', '<div class="pic o6">'],
    ['why others are kept', 'Nothing to do: they were shot so.'],
    ['what could not be read', 'no permission to read it (EACCES)'],
    ['links', 'Symbolic link, not followed</b>: latest'],
    ['refusals', 'rawtwin trash would refuse this</b>: too many<br>To go on: look'],
    ['the totals', '<b>4</b>raws in all'],
    ['the bytes to free', '<b>48.0 MB</b>to free'],
    ['the command', 'rawtwin trash --plan rawtwin-2026-11-23-p1.json'],
  ])('tells %s', (_, words) => expect(html).toContain(words));

  it('counts paired raws and shows no card of them', () => {
    expect(html.match(/<article/g)?.length).toBe(3);
    expect(html).toContain('<b>1</b>with a twin');
  });

  it.each<[string, Preview, string]>([
    ['only HEVC', { kind: 'none', why: 'hevc' }, 'only an HEVC preview, which a page cannot show'],
    ['none', { kind: 'none', why: 'absent' }, 'the file has no preview in it'],
    ['damaged', { kind: 'none', why: 'unreadable' }, 'its preview could not be read'],
  ])('draws a frame that says so where the preview is %s', async (_, preview, words) => {
    const page = await pageOf(plan, NOTHING_KNOWN, preview);
    check(page);
    expect(page).toContain(words);
    expect(page).not.toContain('<img');
  });

  it('shows a picture that is a neighbour of several orphans once and names it from then on', async () => {
    const two = planOf([actionOf('/photos/a/1.ARW'), actionOf('/photos/a/3.ARW')], [keptOf('/photos/a/2.ARW', 'paired')]);
    const page = await pageOf(two, { ...NOTHING_KNOWN, neighboursOf: () => [at('/photos/a/2.ARW')] }, previewOf());
    expect(page.match(/<img/g)?.length).toBe(3);
    expect(page.match(/ id="n0"/g)?.length).toBe(1);
    expect(page).toContain('<div class="pic" data-same="n0" data-row="0"></div>');
  });

  it('says so when there is nothing to trash, and offers no choice', async () => {
    const page = await pageOf(planOf([]));
    check(page);
    expect(page).toContain('<h1>Nothing to trash</h1>');
    expect(page).not.toContain('data-do="save"');
  });

  it('holds each action as the plan file has it', () => {
    const [rows] = blocksOf(html, 'actions').map(json => JSON.parse(json));
    expect(rows).toEqual([JSON.parse([...planJson(plan)].join('')).actions[0]]);
  });
});

describe('in Chinese', () => {
  it('is one well-formed page that names its language', async () => {
    const page = await pageOf(plan, known, previewOf(6), NO_PARTS, WORDS['zh-CN']);
    check(page);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<title>rawtwin：2 张 RAW 将移入回收站</title>');
    expect(page).toContain('2026-05-17 10:00:02</time>（文件时间）');
  });

  it('has the same tags and data as the English one, but for its words', async () => {
    const chinese = await pageOf(plan, known, previewOf(6), NO_PARTS, WORDS['zh-CN']);
    const tags = (page: string) => [...markupOf(page).matchAll(TAG)].map(([, slash, name]) => `${slash}${name}`);
    expect(tags(chinese)).toEqual(tags(html));
    for (const block of ['actions', 'choice']) expect(blocksOf(chinese, block)).toEqual(blocksOf(html, block));
  });
});

describe('laws of the page', () => {
  it('stays well-formed and tells every name escaped, whatever the names hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePlan, async hostile => {
        const page = await pageOf(hostile, { ...NOTHING_KNOWN, bodyOf: path => path }, previewOf());
        check(page);
        for (const { raw } of hostile.actions) expect(page).toContain(escaped(raw.path.slice(raw.path.lastIndexOf('/') + 1)));
      }),
    );
  });

  it('no name ends a data block, and the actions in it come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(hostilePlan, async hostile => {
        const page = await pageOf(hostile);
        const written = blocksOf(page, 'actions').flatMap(json => JSON.parse(json));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(written.sort(byId)).toEqual(JSON.parse([...planJson(hostile)].join('')).actions.sort(byId));
      }),
    );
  });

  it('escapes to text that shows what printable shows', () => {
    fc.assert(
      fc.property(hostileName, name => {
        expect(escaped(name)).not.toMatch(/[<>"']/);
      }),
    );
  });
});
