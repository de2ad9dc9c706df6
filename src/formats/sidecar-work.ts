import type { WorkDone } from '../model/facts.js';
import { workOfAae } from './sidecar/apple.js';
import { workOfCos } from './sidecar/capture-one.js';
import { workOfDop } from './sidecar/dxo.js';
import { workOfNksc } from './sidecar/nikon.js';
import { workOfOn1 } from './sidecar/on1.js';
import { workOfPp3 } from './sidecar/rawtherapee.js';
import { workOfXmp } from './xmp.js';

/** `carries`: the camera or a device wrote it, it is no work of a person. `work`: read by content, or an edit by its mere presence. */
interface Program {
  readonly program: string;
  readonly source: string;
  /** For those read by content: what the program writes for a picture that nobody edited. */
  readonly untouched?: string;
  readonly work?: (text: string, program: string) => WorkDone;
  readonly carries?: true;
}
const present = (_: string, program: string): WorkDone => ({ edited: program });

/**
 * Sidecars by extension: which program writes them, and how work shows in them. Where an edit cannot be told from a default that the
 * program wrote by itself, the sidecar counts as an edit: its raw is kept.
 */
export const SIDECAR_PROGRAMS: Readonly<Record<string, Program>> = {
  xmp: { program: 'XMP', source: 'Adobe XMP part 3', untouched: 'see the programs that write XMP', work: workOfXmp },
  ixmp: { program: 'XMP', source: 'Adobe XMP part 3', untouched: 'see the programs that write XMP', work: workOfXmp },
  pp3: {
    program: 'RawTherapee',
    source: 'RawTherapee procparams.cc and its automatic profile',
    untouched: 'for each picture rated or opened: all settings, at the values of rawtherapee-defaults.ts or switched off',
    work: workOfPp3,
  },
  arp: {
    program: 'ART',
    source: 'ART: the syntax of pp3, with tools of its own',
    untouched: 'all settings; what is not switched off and not known from RawTherapee is an edit',
    work: workOfPp3,
  },
  dop: {
    program: 'DxO PhotoLab',
    source: 'sidecars of PhotoLab 10, with ShouldProcess 0 pick, 1 reject, 2 none',
    untouched: 'for each picture opened: a preset of its own as Base, and no Overrides but ProfileGainMapIntensity = 0',
    work: workOfDop,
  },
  on1: {
    program: 'ON1 Photo RAW',
    source: 'ON1 support: "Why does ON1 have small sidecars?"; the JSON as other tools read it',
    untouched: 'for each picture given keywords by itself: name, faces, classes and metadata of one photo',
    work: workOfOn1,
  },
  onphoto: { program: 'ON1 Photo RAW', source: 'ON1: a document with layers', work: present },
  cos: {
    program: 'Capture One',
    source: 'ExifTool CaptureOne.pm; the layers DL (default), AL (adjustments), MD (notes) as other tools read them',
    untouched: 'for each picture seen: one variant with a default layer and notes',
    work: workOfCos,
  },
  cot: { program: 'Capture One', source: 'Capture One: thumbnail of its settings', carries: true },
  comask: { program: 'Capture One', source: 'Capture One: a painted mask', work: present },
  nksc: {
    program: 'Nikon NX Studio',
    source: 'ExifTool Nikon.pm sdc, ast and nine',
    untouched: 'for each picture rated or labelled: no filter that is active, and the whole picture as trim',
    work: workOfNksc,
  },
  ndf: { program: 'Nikon Dust Off', source: 'Nikon: reference picture', carries: true },
  nka: { program: 'Nikon NX Studio', source: 'Nikon: adjustments', work: present },
  vrd: { program: 'Canon DPP', source: 'ExifTool CanonVRD.pm: recipe, written on edit', work: present },
  dr4: { program: 'Canon DPP', source: 'ExifTool CanonVRD.pm: DPP 4 recipe, written on edit', work: present },
  acr: { program: 'Adobe Camera Raw', source: 'Adobe: masks and AI results', work: present },
  aae: {
    program: 'Apple Photos',
    source: 'stackoverflow 61023739: iPhones write one at the shutter',
    untouched: 'for a style or a depth set in the camera: adjustmentEditorBundleID com.apple.camera',
    work: workOfAae,
  },
  'photo-edit': { program: 'Apple Photos', source: 'RAW editors on Apple systems', work: present },
  rrdata: { program: 'RAW Right Away', source: 'Radiant: edits', work: present },
  spd: { program: 'SILKYPIX', source: 'SILKYPIX: development parameters', work: present },
  rwsettings: { program: 'Raw Workbench', source: 'edits', work: present },
  dxo: { program: 'DxO', source: 'DxO: edits of older versions', work: present },
  cpi: { program: 'Corel', source: 'Corel: edits', work: present },
  gqv: { program: 'GQView', source: 'keywords and marks', work: present },
  pto: { program: 'Hugin', source: 'hugin: panorama project', work: present },
  exv: { program: 'Exiv2', source: 'Exiv2: a copy of metadata', carries: true },
  exif: { program: 'metadata copy', source: 'a copy of Exif', carries: true },
  thm: { program: 'camera', source: 'DCF 2.0: thumbnail file', carries: true },
  wav: { program: 'camera', source: 'DCF 2.0: sound memo', carries: true },
  mrk: { program: 'camera', source: 'DJI: time marks', carries: true },
  gpx: { program: 'GPS logger', source: 'track', carries: true },
  lrv: { program: 'camera', source: 'GoPro: small video', carries: true },
};

/** What a sidecar says of work on its raw. A kind that is not in the table counts as an edit. */
export function workOf(format: string, text: string): WorkDone {
  const entry = SIDECAR_PROGRAMS[format];
  if (!entry) return { edited: `an unknown program (.${format})` };
  return entry.carries ? {} : (entry.work?.(text, entry.program) ?? {});
}

/** Whether `workOf` needs the sidecar's content. */
export const isReadByContent = (format: string): boolean => {
  const work = SIDECAR_PROGRAMS[format]?.work;
  return work !== undefined && work !== present;
};
