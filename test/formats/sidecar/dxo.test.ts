import { expect, it } from 'vitest';
import { workOfDop } from '../../../src/formats/sidecar/dxo.js';
import type { WorkDone } from '../../../src/model/facts.js';
import { dop } from './sidecar-text.js';

const EDITED = { rating: 0, edited: 'DxO' };
it.each<[string, string, WorkDone]>([
  ['opened, nothing done', dop(), { rating: 0 }],
  ['a preset of no correction as the default', dop({ preset: '6 - No correction' }), { rating: 0 }],
  ['what PhotoLab writes into the overrides by itself', dop({ overrides: 'ProfileGainMapIntensity = 0,' }), { rating: 0 }],
  ['the same key with a value of a person', dop({ overrides: 'ProfileGainMapIntensity = 50,' }), EDITED],
  ['a correction', dop({ overrides: 'ExposureBias = 0.5,' }), EDITED],
  ['a correction that is a table', dop({ overrides: 'CropRect = {\n0,\n0,\n0.5,\n1,\n}\n,' }), EDITED],
  ["a person's own preset", dop({ preset: 'Bird portraits' }), EDITED],
  ['an export made from it', dop({ outputs: '{\nPath = "out.jpg",\n}\n,' }), EDITED],
  ['a virtual copy', dop({ items: 2 }), EDITED],
  ['picked', dop({ item: 'Rating = 0,\nShouldProcess = 0,' }), { rating: 0, picked: true }],
  ['rejected', dop({ item: 'Rating = 3,\nShouldProcess = 1,' }), { rating: 3 }],
  ['a colour', dop({ item: 'Rating = 0,\nColorLabel = "Orange",' }), { rating: 0, label: 'Orange' }],
  ['no colour', dop({ item: 'Rating = 0,\nColorLabel = "None",' }), { rating: 0 }],
  [
    'marks without settings, as other cullers write them',
    'Sidecar = { Source = { Items = { { Rating = 5, ShouldProcess = 0, } } } }',
    { rating: 5, picked: true },
  ],
  [
    'settings without the name of a preset',
    'Sidecar = { Source = { Items = { { Settings = { Base = { A = 1 } } } } } }',
    { edited: 'DxO' },
  ],
  ['tabs, Windows lines and comments', dop().replaceAll('\n', '\r\n\t-- note\r\n'), { rating: 0 }],
  ['cut off', dop().slice(0, 300), { edited: 'DxO' }],
  ['a text that does not end', 'Sidecar = { Name = "x', { edited: 'DxO' }],
  ['a brace too many', `${dop()}}`, { edited: 'DxO' }],
  ['something else', 'garbage', { edited: 'DxO' }],
  ['nothing', '', { edited: 'DxO' }],
  ['a thousand levels', `Sidecar = ${'{'.repeat(1000)}${'}'.repeat(1000)}`, { edited: 'DxO' }],
])('%s', (_, text, work) => expect(workOfDop(text, 'DxO')).toEqual(work));
