import { expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { isLocalChange } from '../../src/scan/local-change.js';

const listed = (files: readonly string[], more: { folders?: string[]; links?: string[]; unnamable?: boolean } = {}) => ({
  path: '/p' as AbsPath,
  files,
  folders: more.folders ?? [],
  links: more.links ?? [],
  unnamable: more.unnamable ? [{ path: '/p/x' as AbsPath, code: 'EILSEQ', hides: true }] : [],
});
const PAIRS = ['1.ARW', '1.JPG', '2.ARW', '2.JPG'];

it.each([
  ['nothing changed', listed(PAIRS), true],
  ['a JPEG went whose raw is beside it', listed(['1.ARW', '2.ARW', '2.JPG']), true],
  ['a JPEG came back in other case', listed(['1.ARW', '1.jpg', '2.ARW', '2.JPG']), true],
  ['a pair came', listed([...PAIRS, '3.ARW', '3.HIF']), true],
  ['a raw came alone: its twin is looked for everywhere', listed([...PAIRS, '3.ARW']), true],
  ['a sidecar or a note came', listed([...PAIRS, '1.xmp', 'notes.txt']), true],
  ['a JPEG came that no raw here owns: it may be the twin of one elsewhere', listed([...PAIRS, '9.JPG']), false],
  ['a JPEG was renamed', listed(['1.ARW', '1b.JPG', '2.ARW', '2.JPG']), false],
  ['a TIFF came that no raw here owns', listed([...PAIRS, '9.tif']), false],
  ['a pair went', listed(['1.ARW', '1.JPG']), false],
  ['a folder came', listed(PAIRS, { folders: ['new'] }), false],
  ['a link came', listed(PAIRS, { links: ['9.JPG'] }), false],
  ['a name came that is no text', listed(PAIRS, { unnamable: true }), false],
])('%s', (_, now, isLocal) => {
  expect(isLocalChange(listed(PAIRS), now)).toBe(isLocal);
});
it('a JPEG went from a folder of JPEGs: its raw lies elsewhere', () => {
  expect(isLocalChange(listed(['1.JPG', '2.JPG']), listed(['2.JPG']))).toBe(false);
});
it('a folder that was not known before may concern any', () => {
  expect(isLocalChange(undefined, listed(PAIRS))).toBe(false);
});
