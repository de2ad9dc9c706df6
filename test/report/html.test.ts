import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { escaped } from '../../src/report/html/escape.js';
import { STYLE, STYLE_HASH } from '../../src/report/html/style.js';
import { renderHtml } from '../../src/report/html.js';
import { actionOf, at, hostileName, hostilePlan, keptOf, planOf, sidecarOf } from './plan-of.js';

const page = (plan: Plan) => [...renderHtml(plan)].join('');
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/g;
const VOID = new Set(['meta', 'br']);

/** Every tag that the page opens is closed in its turn, and between the tags stands no markup of a name's own. */
function check(html: string): string[] {
  const body = html.replace('<!doctype html>', '').replace(/<style>[^<]*<\/style>/, '');
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

describe('plan --html', () => {
  const plan = planOf(
    [actionOf('/photos/a/DSC1.ARW', { with: [sidecarOf('/photos/a/DSC1.xmp')] }), actionOf('/photos/b/<script>5.ARW')],
    [
      keptOf('/photos/a/DSC2.ARW', 'paired', [{ kind: 'same-stem', as: at('/photos/a/DSC2.JPG') }]),
      keptOf('/photos/a/DSC3.ARW', 'raw-only'),
    ],
    {
      unreadable: [{ path: at('/photos/p'), code: 'EACCES', hides: true }],
      notes: [{ kind: 'symlink', path: at('/photos/latest') }],
      refusals: [{ guard: 'max-trash', message: 'too many', howToGoOn: 'look' }],
    },
  );
  const html = page(plan);

  it('is one well-formed page', () => {
    const names = new Set(check(html));
    expect([...names].sort()).toEqual(
      [
        ...['b', 'body', 'br', 'h1', 'h2', 'h3', 'head', 'html', 'li', 'main', 'meta', 'p', 'span', 'style', 'table', 'tbody', 'td'],
        ...['th', 'thead', 'title', 'tr', 'ul'],
      ].filter(name => name !== 'style'),
    );
  });

  it('may run no script and load nothing; its one style is allowed by its hash', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toBe(`default-src 'none'; style-src '${STYLE_HASH}'`);
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    expect(html).toContain(`<style>${STYLE}</style>`);
    expect(html).not.toMatch(/ (src|href|style|on\w+)=|url\(|@import/);
  });

  it.each([
    ['the orphans', 'DSC1.ARW'],
    ['a hostile name, escaped', '&lt;script&gt;5.ARW'],
    ['the reason', 'the camera wrote a JPEG with it, and that JPEG is gone'],
    ['the sidecar that goes along', '>.xmp<'],
    ['why others are kept', 'Nothing to do: they were shot so.'],
    ['what could not be read', 'no permission to read it (EACCES)'],
    ['links', 'Symbolic link, not followed: latest'],
    ['refusals', 'rawtwin trash would refuse this: too many'],
    ['the totals', '<b>4</b>raws'],
  ])('tells %s', (_, words) => expect(html).toContain(words));

  it('says so when there is nothing to trash', () => expect(page(planOf([]))).toContain('<h1>Nothing to trash</h1>'));

  it('stays well-formed and tells every name escaped, whatever the names hold', () => {
    fc.assert(
      fc.property(hostilePlan, hostile => {
        const written = page(hostile);
        check(written);
        for (const { raw } of hostile.actions) expect(written).toContain(escaped(raw.path.slice(raw.path.lastIndexOf('/') + 1)));
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
