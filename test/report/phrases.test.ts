import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.js';
import { ALL_KEEP_REASONS } from '../../src/model/plan.js';
import { evidenceWords, messageWords, shownWords, whyWords } from '../../src/report/phrases.js';
import { showBeside } from '../../src/report/place.js';
import { whyItGoes } from '../../src/report/reasons.js';
import { WORDS } from '../support/words.js';
import { actionOf, at } from './plan-of.js';

const show = showBeside(at('/p/a'), [at('/p')]);
const twin = at('/p/a/X.JPG');
const noon = '2026-11-02T12:00:00.000Z';
const rows: readonly { readonly evidence: Evidence; readonly words: string }[] = [
  { evidence: { kind: 'same-stem', as: twin }, words: 'has a twin of the same name: X.JPG' },
  {
    evidence: { kind: 'same-stem', as: twin, rule: 'pixel' },
    words: 'has a twin whose name is made from its name: X.JPG (name rule: pixel)',
  },
  { evidence: { kind: 'derivative', as: twin, rule: 'same-stem' }, words: 'a picture was made from it: X.JPG' },
  { evidence: { kind: 'derivative', as: twin, rule: 'edit' }, words: 'a picture was made from it: X.JPG (name rule: edit)' },
  {
    evidence: { kind: 'same-capture', as: at('/p/b/Y.JPG'), on: ['body', 'time'], alone: true },
    words: 'has a twin of the same moment under another name: b/Y.JPG (same body, time)',
  },
  {
    evidence: { kind: 'same-capture', as: twin, on: ['time'], alone: false },
    words: 'may have a twin under another name: X.JPG (same time; other raws of that second fit it too)',
  },
  {
    evidence: { kind: 'other-folder', as: at('/p/j/X.JPG'), checked: true },
    words: 'has a twin of the same name in another folder: j/X.JPG',
  },
  {
    evidence: { kind: 'other-folder', as: at('/q/X.JPG'), checked: false },
    words: 'has a twin of the same name in another folder: /q/X.JPG (capture data could not be compared)',
  },
  {
    evidence: { kind: 'witnessed', as: twin, seenAt: noon },
    words: 'an earlier scan saw it with a twin, and that twin is gone: seen with X.JPG on 2026-11-02',
  },
  { evidence: { kind: 'camera-recorded', recorded: 'with-jpeg' }, words: 'the camera wrote a JPEG with it, and that JPEG is gone' },
  { evidence: { kind: 'camera-recorded', recorded: 'with-heif' }, words: 'the camera wrote a HEIF with it, and that HEIF is gone' },
  { evidence: { kind: 'camera-raw-only' }, words: 'the camera wrote no JPEG with it' },
  {
    evidence: { kind: 'neighbours', before: at('/p/a/1.NEF'), after: at('/p/a/3.NEF') },
    words: 'the shots just before and after it were taken with a JPEG; the JPEG of this one is gone: between 1.NEF and 3.NEF',
  },
  {
    evidence: { kind: 'neighbours', before: at('/p/a/1.NEF') },
    words: 'not between two shots known to be taken with a JPEG: the camera may have been on RAW-only: the last one known is 1.NEF',
  },
  {
    evidence: { kind: 'neighbours', after: at('/p/a/3.NEF') },
    words: 'not between two shots known to be taken with a JPEG: the camera may have been on RAW-only: the first one known is 3.NEF',
  },
  { evidence: { kind: 'neighbours' }, words: 'not between two shots known to be taken with a JPEG: the camera may have been on RAW-only' },
  { evidence: { kind: 'no-twins-here', searched: 1200 }, words: 'no twin was found among the 1,200 pictures searched' },
  {
    evidence: { kind: 'unlisted', path: at('/p/b'), code: 'EACCES' },
    words: 'a place that may hold its twin could not be read whole: b: no permission to read it (EACCES)',
  },
  { evidence: { kind: 'recent', changedAt: noon, settleSeconds: 60 }, words: 'changed less than 60 seconds before the scan' },
  { evidence: { kind: 'rated', by: at('/p/a/X.xmp'), picked: true }, words: 'is rated, picked or labelled: picked in X.xmp' },
  { evidence: { kind: 'rated', by: at('/p/a/X.xmp'), rating: 1 }, words: 'is rated, picked or labelled: 1 star in X.xmp' },
  {
    evidence: { kind: 'rated', by: at('/p/a/X.xmp'), rating: 5, label: 'Red', picked: true },
    words: 'is rated, picked or labelled: 5 stars, picked, label Red in X.xmp',
  },
  { evidence: { kind: 'rated', by: at('/p/a/X.xmp'), label: 'a\x1bb' }, words: 'is rated, picked or labelled: label a\\x1bb in X.xmp' },
  { evidence: { kind: 'edited', by: at('/p/a/X.xmp'), program: 'darktable' }, words: 'has edits: by darktable in X.xmp' },
  { evidence: { kind: 'locked' }, words: 'is write-protected, as a lock in the camera does' },
  {
    evidence: { kind: 'undone', undoneAt: '2024-05-17T12:00:00.000Z' },
    words: 'was brought back from trash, so it is wanted: on 2024-05-17',
  },
  {
    evidence: { kind: 'exif-unreadable', why: 'it\nis empty' },
    words: 'what stands in it, or in a sidecar, could not be made out: it\\nis empty',
  },
];

describe('evidence in words', () => {
  it.each(rows)('$evidence.kind: $words', ({ evidence, words }) => {
    expect(evidenceWords(evidence, show, WORDS.en)).toBe(words);
    expect(words.startsWith(whyWords(evidence, WORDS.en))).toBe(true);
  });
});

describe('why an orphan goes', () => {
  it.each([
    { sentence: 'the decisive evidence', action: actionOf('/p/x.ARW'), words: 'the camera wrote a JPEG with it, and that JPEG is gone' },
    {
      sentence: 'by name alone: nothing is claimed of a JPEG',
      action: actionOf('/p/x.ARW', { confidence: 'stem', because: [{ kind: 'no-twins-here', searched: 3 }] }),
      words: WORDS.en.confidence.stem.means,
    },
    {
      sentence: 'taken along by --include: says so',
      action: actionOf('/p/x.ARW', { confidence: 'stem', because: [{ kind: 'camera-raw-only' }] }),
      words: 'the camera wrote no JPEG with it; --include takes it all the same',
    },
    { sentence: 'no evidence at all', action: actionOf('/p/x.ARW', { because: [] }), words: WORDS.en.confidence.proven.means },
    {
      sentence: 'what would have protected it does not hide why it goes',
      action: actionOf('/p/x.ARW', { because: [{ kind: 'locked' }, { kind: 'camera-recorded', recorded: 'with-jpeg' }] }),
      words: 'the camera wrote a JPEG with it, and that JPEG is gone',
    },
  ])('$sentence', ({ action, words }) => expect(whyItGoes(action, WORDS.en)).toBe(words));
});

describe('reasons and codes', () => {
  it.each(ALL_KEEP_REASONS)('%s tells why, and what to do unless all is well', reason => {
    expect(WORDS.en.reason[reason].why).not.toBe('');
    expect(WORDS.en.reason[reason].hint === '').toBe(reason === 'paired');
  });

  it.each([
    ['EACCES', 'no permission to read it (EACCES)'],
    ['EIO', 'the disk reports a read error (EIO)'],
    ['EILSEQ', 'its name is no valid UTF-8 (EILSEQ)'],
    ['EMPTY', 'it held twins and is empty now (EMPTY)'],
    ['REPLACED', 'it is another folder than the one remembered; if that is right, --accept-listing (REPLACED)'],
    ['ESOMETHING', 'ESOMETHING'],
    ['constructor', 'constructor'],
  ])('%s is told as %s', (code, words) => expect(WORDS.en.errno(code)).toBe(words));
});

describe('a message', () => {
  it('is told in the language of the person, what it holds too', () => {
    const told = { is: 'sidecar', name: 'A.xmp', why: { is: 'gone' } } as const;
    expect(messageWords(told, WORDS.en)).toBe('its sidecar A.xmp: gone');
    expect(messageWords(told, WORDS['zh-CN'])).toBe('附属文件 A.xmp：已不存在');
  });
  it('that an older rawtwin wrote down as a sentence stays as it is', () =>
    expect(messageWords('its JPEG is back', WORDS['zh-CN'])).toBe('its JPEG is back'));
  it.each(['of-tomorrow', 'constructor'])('%s, which this rawtwin does not know, is told by its key', is =>
    expect(messageWords(JSON.parse(JSON.stringify({ is })), WORDS.en)).toBe(is),
  );
  it('moves no cursor by the names it puts in', () =>
    expect(shownWords({ is: 'twin-back', name: 'A\u001b[2J\n.JPG' }, WORDS.en)).not.toMatch(/\p{Cc}/u));
});
