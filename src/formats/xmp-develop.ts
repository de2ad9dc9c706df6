import { push } from '../model/groups.js';
import { developedInCameraRaw } from './camera-raw.js';
import { developedInDarktable } from './darktable.js';
import type { XmpProperty } from './xmp-properties.js';

/** A program whose develop settings stand in XMP. */
interface XmpProgram {
  readonly program: string;
  /** Its namespaces. */
  readonly space: RegExp;
  readonly source: string;
  /** How a picture looks that nobody edited: what it writes by itself, and what we cannot tell from an edit. */
  readonly untouched: string;
  /** Whether its properties hold an edit. */
  readonly isEdit: (properties: readonly XmpProperty[]) => boolean;
}
/** We know no settings that it writes by itself. */
const anything = (properties: readonly XmpProperty[]): boolean => properties.length > 0;
const filled =
  (names: RegExp) =>
  (properties: readonly XmpProperty[]): boolean =>
    properties.some(({ name, path, value }) => (names.test(name) || names.test(path[0] ?? '')) && value.trim() !== '');

/** Programs that develop, and what each writes into the XMP of an untouched picture. What cannot be told from a default counts as an edit. */
export const XMP_PROGRAMS: readonly XmpProgram[] = [
  {
    program: 'Adobe Camera Raw',
    space: /^http:\/\/ns\.adobe\.com\/camera-raw-settings\/1\.0\//,
    source: 'Adobe XMP part 2, Camera Raw schema; ExifTool XMP.pm crs; process versions of 2003 to 2023',
    untouched:
      'all settings at the defaults of crs-defaults.ts, white balance As Shot; a lens profile that the file does not bring along is an edit',
    isEdit: developedInCameraRaw,
  },
  {
    program: 'darktable',
    space: /^http:\/\/darktable\.sf\.net\//,
    source: 'darktable history.h, history_hash; iop/flip.c',
    untouched:
      'a history whose hash is its own automatic or basic one, or none; one star, which it gives at import, is a star all the same',
    isEdit: developedInDarktable,
  },
  {
    program: 'AfterShot',
    space: /^http:\/\/www\.bibblelabs\.com\/BibbleOpt\//,
    source: 'Bibble 5 and AfterShot sidecars: layers of bopt options',
    untouched: 'no options; with options nobody can tell',
    isEdit: anything,
  },
  {
    program: 'ACDSee',
    space: /^http:\/\/ns\.acdsee\.com\//,
    source: 'ExifTool XMP2.pl acdsee: rpp and dpp hold raw processing settings',
    untouched: 'caption, notes, tagged, rating and faces, without rpp, dpp and snapshots',
    isEdit: filled(/^(rpp|dpp|Snapshots)$/),
  },
  {
    program: 'Apple Photos',
    space: /^http:\/\/ns\.apple\.com\/adjustment-settings\//,
    source: 'ExifTool XMP2.pl aas',
    untouched: 'none of its properties',
    isEdit: anything,
  },
  {
    program: 'FastRawViewer',
    space: /fastrawviewer|libraw/i,
    source: 'FastRawViewer manual, XMP metadata: only manual changes are recorded',
    untouched: 'none of its properties',
    isEdit: anything,
  },
  ...unseen({
    'Capture One': /captureone|phaseone/i,
    RawTherapee: /rawtherapee/i,
    'ON1 Photo RAW': /\bon1\.com/i,
    'DxO PhotoLab': /\bdxo\.com/i,
    Exposure: /exposure\.software|alienskin/i,
    Luminar: /skylum|macphun|luminar/i,
  }),
];

/** Programs that publish nothing about their settings: any property of theirs is an edit. */
function unseen(spaces: Readonly<Record<string, RegExp>>): readonly XmpProgram[] {
  const source = 'no public description';
  const untouched = 'none of its properties';
  return Object.entries(spaces).map(([program, space]) => ({ program, space, source, untouched, isEdit: anything }));
}

/** The program whose develop settings stand in a packet, if they differ from what it gives every raw. */
export function developedBy(properties: readonly XmpProperty[]): string | undefined {
  const own = new Map<XmpProgram, XmpProperty[]>();
  const programs = new Map<string, XmpProgram | undefined>();
  for (const property of properties) {
    if (!programs.has(property.space)) {
      programs.set(
        property.space,
        XMP_PROGRAMS.find(({ space }) => space.test(property.space)),
      );
    }
    const program = programs.get(property.space);
    if (program) push(own, program, property);
  }
  return XMP_PROGRAMS.find(program => program.isEdit(own.get(program) ?? []))?.program;
}
