import type { BurstKey, Maker } from '../../src/formats/makernote/maker.js';

const KEYS: Readonly<Record<BurstKey['key'], string>> = {
  ...{ subsec: 'sub-second', counter: 'counter', sequence: 'burst number', fileNumber: 'file number' },
};
const TELLS: Readonly<Record<Maker['tells'], string>> = {
  yes: 'proven by the raw itself',
  'some bodies': 'proven by the raw itself in some bodies; else inferred from neighbours, or proven by memory',
  no: 'inferred from neighbours, or proven by memory',
};
/** Columns of one width, as the formatter of this repository lays them out. */
export function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = names.map((name, i) => Math.max(...[name, ...rows.map(row => row[i] ?? '')].map(({ length }) => length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(names), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
const sentence = (text: string): string => text[0]?.toUpperCase() + text.slice(1);

/** docs/cameras.md: what the readers know of each maker. */
export function camerasPage(makers: readonly Maker[]): string {
  return `# Cameras

What rawtwin reads from the files of each maker, and what follows. This page is made from the readers in \`src/formats/makernote/\`;
\`test/docs/cameras.test.ts\` holds it against them, and the claims against files. Where a maker does not say what was recorded,
an orphan is inferred from the shots beside it, or proven by an earlier scan ([decision 2](decisions/0002-what-proves-an-orphan.md)).

## What can be proven

${table(
  ['maker', 'raws', 'an orphan is', 'because'],
  [...makers.map(({ name, raws, tells, tellsBy }) => [name, raws.join(', '), TELLS[tells], tellsBy])],
)}

## Frames of one second

Two files of one body and second are one shot when every field that both carry agrees. Where no field tells the frames of a
burst apart, each of them counts as the twin of each, and all are kept.

${table(
  ['maker', 'told apart by'],
  [
    ...makers.map(({ name, burst }) => [
      name,
      burst.length === 0 ? 'nothing: all of that second are kept' : burst.map(({ key, bodies }) => `${KEYS[key]} (${bodies})`).join('; '),
    ]),
  ],
)}

## What is read

All makers: make, model, time, sub-second, offset, serial number of the body, orientation, software and rating, as Exif, DNG and XMP
have them.

${table(['maker', 'of its own', 'sources'], [...makers.map(({ name, reads, sources }) => [name, sentence(reads), sources])])}
`;
}
