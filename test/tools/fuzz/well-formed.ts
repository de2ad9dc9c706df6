import type { Facts, WorkDone } from '../../../src/model/facts.js';
import type { Preview } from '../../../src/model/preview.js';
import { demand } from './failure.js';

type Check = (value: unknown) => boolean;
/** No text in a head is longer. */
const isText: Check = value => typeof value === 'string' && value.length <= 4096;
const isNumber =
  (from: number, to: number): Check =>
  value =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
const fits =
  (pattern: RegExp): Check =>
  value =>
    typeof value === 'string' && pattern.test(value);
const isFlag: Check = value => typeof value === 'boolean';
const isTrue: Check = value => value === true;

const REQUIRED: Readonly<Record<string, Check>> = {
  format: value => value === null || fits(/^[a-z0-9]{2,5}$/)(value),
  recorded: fits(/^(raw-only|with-jpeg|with-heif|unknown|jpeg-only)$/),
  makerNote: isFlag,
  rendition: isFlag,
  warnings: value => Array.isArray(value) && value.length < 20 && value.every(isText),
};
const ALLOWED: Readonly<Record<string, Check>> = {
  ...{
    make: isText,
    model: isText,
    bodySerial: isText,
    shotId: fits(/^[0-9a-f]+$/),
    software: isText,
    label: isText,
  },
  ...{ edited: isText, takenAt: fits(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/), subsec: fits(/^\d{1,9}$/), offset: fits(/^[+-]\d\d:\d\d$/) },
  ...{
    counter: isNumber(0, 2 ** 32 - 1),
    sequence: isNumber(0, 2 ** 32 - 1),
    rating: isNumber(-1, 5),
    orientation: isNumber(1, 8),
    fileNumber: isNumber(1, 9999),
  },
  ...{ originalNames: value => Array.isArray(value) && value.length > 0 && value.every(isText), picked: isTrue, composite: isTrue },
};

/** Facts as the rest of rawtwin relies on them (src/model/facts.ts): nothing else, nothing undefined. */
export function demandFacts(facts: Facts): void {
  for (const key of Object.keys(REQUIRED)) demand(key in facts, `facts have ${key}`);
  for (const [key, value] of Object.entries(facts)) {
    const check = REQUIRED[key] ?? ALLOWED[key];
    demand(check?.(value) === true, `facts.${key} is of its kind, not ${JSON.stringify(value)}`);
  }
}

const WORK: Readonly<Record<string, Check>> = {
  rating: isNumber(-1, 5),
  label: value => typeof value === 'string',
  picked: isTrue,
  edited: isText,
  creator: isText,
};

/** Work done, as sidecars and embedded XMP tell it. */
export function demandWork(work: WorkDone): void {
  for (const [key, value] of Object.entries(work))
    demand(WORK[key]?.(value) === true, `work.${key} is of its kind, not ${JSON.stringify(value)}`);
}

/** A picture as whoever shows it relies on: a JPEG of some size, or a reason. */
export function demandPreview(preview: Preview): void {
  if (preview.kind === 'none')
    demand(['hevc', 'absent', 'unreadable'].includes(preview.why), `no preview for a reason, not ${preview.why}`);
  if (preview.kind === 'none') return;
  const { jpeg, orientation, width, height } = preview;
  demand(jpeg[0] === 0xff && jpeg[1] === 0xd8, 'a preview begins as a JPEG');
  demand(
    [width, height].every(isNumber(1, 65_535)) && isNumber(1, 8)(orientation),
    `a preview of ${width} x ${height}, turned by ${orientation}`,
  );
  demand(jpeg.buffer.byteLength === jpeg.length, 'a preview holds no more memory than its own');
}
