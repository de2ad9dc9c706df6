import { expect, it } from 'vitest';
import { workOfNksc } from '../../../src/formats/sidecar/nikon.js';
import type { WorkDone } from '../../../src/model/facts.js';
import { packet } from '../xmp-text.js';
import { nksc } from './sidecar-text.js';

const inner = (text: string) => Buffer.from(text).toString('base64');
const NONE = { rating: 0 };
it.each<[string, string, WorkDone]>([
  ['nothing done', nksc(), NONE],
  ['filters that are all off', nksc({ filters: [false, false] }), NONE],
  ['a filter that is on', nksc({ filters: [false, true] }), { rating: 0, edited: 'NX' }],
  ['a filter that does not say', nksc({ filters: [false] }).replace(/&lt;active&gt;.*?&lt;\/active&gt;/, ''), { rating: 0, edited: 'NX' }],
  ['edits of a form that nobody knows', nksc().replace('&lt;userData&gt;&lt;/userData&gt;', 'PD94'), { rating: 0, edited: 'NX' }],
  ['edits as elements', nksc().replace('&lt;userData&gt;&lt;/userData&gt;', '<nine:Step nine:a="1"/>'), { rating: 0, edited: 'NX' }],
  ['a crop', nksc({ trim: 'AAECAwQFBgcICQoLDA0ODw==' }), { rating: 0, edited: 'NX' }],
  ['stars in the packet inside', nksc({ inner: inner(packet('xmp:Rating="4" xmp:Label="Grün"')) }), { rating: 4, label: 'Grün' }],
  ['a packet inside in lines', nksc({ inner: inner(packet('xmp:Rating="2"')).replace(/(.{60})/g, '$1&#xA;') }), { rating: 2 }],
  ['a packet inside that is no Base64', nksc({ inner: '!!!' }), { rating: 0, edited: 'NX' }],
  ['an empty packet inside', nksc({ inner: '' }), NONE],
  [
    'stars in its own fields',
    nksc().replace('<nine:Rating>0', '<nine:Rating>3').replace('<nine:Label>0', '<nine:Label>2'),
    { rating: 3, label: 'label 2' },
  ],
])('%s', (_, text, work) => expect(workOfNksc(text, 'NX')).toEqual(work));
