import { describe, expect, it } from 'vitest';
import { workOfPp3 } from '../../../src/formats/sidecar/rawtherapee.js';
import { GIVEN } from '../../../src/formats/sidecar/rawtherapee-defaults.js';
import type { WorkDone } from '../../../src/model/facts.js';
import { PP3 } from './sidecar-text.js';

const edited = { edited: 'RT' };
describe('a sidecar of RawTherapee', () => {
  it.each<[string, string, WorkDone]>([
    ['opened and closed', PP3, {}],
    ['with Windows lines', PP3.replaceAll('\n', '\r\n'), {}],
    ['stars and a colour', PP3.replace('ColorLabel=0', 'Rank=2\nColorLabel=4'), { rating: 2, label: 'blue' }],
    ['thrown into its trash', PP3.replace('InTrash=false', 'Rank=0\nInTrash=true'), { rating: 0 }],
    ['a tool that is off, whatever its values', PP3.replace('Method=rld', 'Method=usm\nAmount=300'), {}],
    ['a tool that is on', PP3.replace('[Sharpening]\nEnabled=false', '[Sharpening]\nEnabled=true'), edited],
    ['exposure', PP3.replace('Compensation=0', 'Compensation=-0.3'), edited],
    ['zero in another spelling', PP3.replace('Compensation=0', 'Compensation=0.000'), {}],
    ['nothing where a number was', PP3.replace('Compensation=0', 'Compensation='), edited],
    ['a curve drawn by hand', PP3.replace('CurveFromHistogramMatching=true', 'CurveFromHistogramMatching=false'), edited],
    ['a second curve', PP3.replace('Curve2=0;', 'Curve2=1;0;0;1;1;'), edited],
    ['a white balance of its own', PP3.replace('Setting=Camera', 'Setting=Custom'), edited],
    ['a crop', PP3.replace('[Crop]\nEnabled=false', '[Crop]\nEnabled=true'), edited],
    ['a lens chosen by hand', PP3.replace('LCPFile=', 'LCPFile=/lens.lcp'), edited],
    ['another tone response', PP3.replace('WorkingTRC=none', 'WorkingTRC=Custom'), edited],
    ['another demosaicing', PP3.replace('Method=amaze', 'Method=rcd'), edited],
    ['a section that nobody here knows', `${PP3}\n[New Tool]\nAmount=1\n`, edited],
    ['a new section that is off', `${PP3}\n[New Tool]\nEnabled=false\nAmount=1\n`, {}],
    ['a new key of a known section', PP3.replace('[RAW]\n', '[RAW]\nNewKey=1\n'), edited],
    ['a section named like a thing of every object', `${PP3}\n[constructor]\nname=1\n`, edited],
    ['metadata', `${PP3}\n[IPTC]\nCaption=sea\n`, {}],
    ['only stars', '[General]\nRank=3\n', { rating: 3 }],
    ['cut off', PP3.slice(0, 200), edited],
    ['nothing', '', edited],
    ['something else', 'garbage\n', edited],
  ])('%s', (_, text, work) => expect(workOfPp3(text, 'RT')).toEqual(work));

  it('accepts no list without a value', () =>
    expect(Object.values(GIVEN).flatMap(section => Object.values(section).filter(accepted => accepted.length === 0))).toEqual([]));
});
