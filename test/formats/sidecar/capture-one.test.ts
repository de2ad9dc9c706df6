import { expect, it } from 'vitest';
import { workOfCos } from '../../../src/formats/sidecar/capture-one.js';
import type { WorkDone } from '../../../src/model/facts.js';
import { cos } from './sidecar-text.js';

const DEFAULTS = '<DL><E K="Rotation" V="0"/><E K="ICCProfile" V="ILCE-7M4.icm"/><E K="USMAmount" V="160"/></DL>';
it.each<[string, string, WorkDone]>([
  ['seen, with its default layer', cos(`${DEFAULTS}<AL></AL>`), {}],
  [
    'stars and a colour among the notes',
    cos(`${DEFAULTS}<MD><E K="Basic_Rating" V="3"/><E K="Color_tag_index" V="4"/></MD>`),
    { rating: 3, label: 'colour tag 4' },
  ],
  ['no stars', cos(`${DEFAULTS}<MD><E K="Basic_Rating" V="0"/><E K="Color_tag_index" V="0"/></MD>`), { rating: 0 }],
  ['notes of a person', cos(`${DEFAULTS}<MD><E K="Contact_Creator" V="A"/><E K="Content_Headline" V="B"/></MD>`), {}],
  ['an adjustment', cos(`${DEFAULTS}<AL><E K="Exposure" V="0.5"/></AL>`), { edited: 'C1' }],
  ['an adjustment with a name like an identity', cos(`${DEFAULTS}<AL><E K="EngineVersion" V="2"/></AL>`), { edited: 'C1' }],
  ['a local adjustment in a layer of its own', cos(`${DEFAULTS}<LA><E K="Opacity" V="100"/></LA>`), { edited: 'C1' }],
  ['a processed output', cos(`${DEFAULTS}<PHS><PH><E K="Url" V="out.jpg"/></PH></PHS>`), { edited: 'C1' }],
  ['a second variant', cos(`${DEFAULTS}</VAR><VAR>${DEFAULTS}`), { edited: 'C1' }],
  ['a setting beside the layers', cos('<E K="Crop" V="1;1;2;2"/>'), { edited: 'C1' }],
  ['cut off', cos(DEFAULTS).slice(0, -20), { edited: 'C1' }],
  ['nothing', '', { edited: 'C1' }],
])('%s', (_, text, work) => expect(workOfCos(text, 'C1')).toEqual(work));
