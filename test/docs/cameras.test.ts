import { describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { CAMERAS, type CameraName } from '../../fixtures/heads/cameras.js';
import type { Form, Shot } from '../../fixtures/heads/shot.js';
import { MAKERS } from '../../src/formats/makernote/index.js';
import type { BurstKey, Maker } from '../../src/formats/makernote/maker.js';
import type { Facts } from '../../src/model/facts.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { compareCapture } from '../../src/pair/same-capture.js';
import { factsIn } from '../support/facts-in.js';
import { camerasPage } from './cameras.js';

const bodies = Object.keys(CAMERAS) as CameraName[];
const makerOf = (body: CameraName): Maker => {
  const maker = MAKERS.find(({ make }) => make.test(CAMERAS[body].make));
  if (!maker) throw new Error(`no maker of ${body}`);
  return maker;
};
const KEYS: readonly BurstKey['key'][] = ['subsec', 'counter', 'sequence', 'fileNumber'];

/** The n-th frame of a burst of ten a second, as the body writes it. */
function frame(body: CameraName, n: number, form: Form): Facts {
  const { subsecDigits, raw } = CAMERAS[body];
  const shot: Shot = {
    ...{ camera: body, takenAt: '2024-05-17T10:00:00', serial: '4711', counter: 100 + n, sequence: n, recorded: 'with-jpeg' },
    ...(subsecDigits === 0
      ? {}
      : {
          subsec: String(n * 100)
            .padStart(3, '0')
            .slice(0, subsecDigits),
        }),
  };
  return factsIn(buildHead(shot, form), form === 'raw' ? raw.toLowerCase() : 'jpg');
}
const keysOf = (body: CameraName) => KEYS.filter(key => frame(body, 1, 'raw')[key] !== frame(body, 2, 'raw')[key]);

describe('docs/cameras.md', () => {
  it('is what the readers say; after a change: npx vitest run test/docs/cameras.test.ts -u', () =>
    expect(camerasPage(MAKERS)).toMatchFileSnapshot('../../docs/cameras.md'));
  it('has every raw format', () => expect([...new Set(MAKERS.flatMap(({ raws }) => raws))].sort()).toEqual([...RAW_FORMATS].sort()));
  it('names a source for every maker', () =>
    expect(MAKERS.filter(({ sources, reads, tellsBy }) => !sources || !reads || !tellsBy)).toEqual([]));
});

describe('what is claimed of a maker holds for its bodies', () => {
  it.each(bodies)('%s: whether the raw tells what was recorded with it', body => {
    const told = frame(body, 1, 'raw').recorded;
    const { tells } = makerOf(body);
    if (tells === 'some bodies') expect(['with-jpeg', 'unknown']).toContain(told);
    else expect(told).toBe(tells === 'yes' ? 'with-jpeg' : 'unknown');
  });
  it.each(
    MAKERS.filter(({ tells }) => tells === 'some bodies' && bodies.some(body => makerOf(body).tells === tells)).filter(
      maker => bodies.filter(body => makerOf(body) === maker).length > 1,
    ),
  )('$name: a body that tells and one that does not', maker => {
    const told = bodies.filter(body => makerOf(body) === maker).map(body => frame(body, 1, 'raw').recorded);
    expect(new Set(told)).toEqual(new Set(['with-jpeg', 'unknown']));
  });
  it.each(bodies)('%s: no frame of a burst is told apart by a key that is not claimed', body => {
    const claimed = makerOf(body).burst.map(({ key }) => key);
    expect(keysOf(body).filter(key => !claimed.includes(key) && !/^(google|gopro)/i.test(CAMERAS[body].make))).toEqual([]);
  });
  it.each(bodies)('%s: frames are told apart just when a key differs; else each fits each', body => {
    const isLagging = /^(google|gopro)/i.test(CAMERAS[body].make);
    for (const raw of [1, 2, 3]) {
      for (const twin of [1, 2, 3]) {
        const { verdict } = compareCapture(frame(body, raw, 'raw'), frame(body, twin, 'jpeg'));
        expect(verdict, `${raw} and ${twin}`).toBe(raw === twin || keysOf(body).length === 0 || isLagging ? 'same' : 'other');
      }
    }
  });
});
