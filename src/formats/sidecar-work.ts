import type { WorkDone } from '../model/facts.js';
import { tokens } from './xml-tokens.js';
import { workOfXmp } from './xmp.js';
import { xmpProperties } from './xmp-properties.js';

/** `carries`: the camera or a device wrote it, it is no work of a person. `work`: read by content, or an edit by its mere presence. */
interface Program {
  readonly program: string;
  readonly source: string;
  readonly work?: (text: string, program: string) => WorkDone;
  readonly carries?: true;
}
const present = (_: string, program: string): WorkDone => ({ edited: program });

/**
 * Sidecars by extension: which program writes them, and how work shows in them. Where an edit cannot be told from a default that the
 * program wrote by itself, the sidecar counts as an edit: its raw is kept.
 */
export const SIDECAR_PROGRAMS: Readonly<Record<string, Program>> = {
  xmp: { program: 'XMP', source: 'Adobe XMP part 3', work: workOfXmp },
  ixmp: { program: 'XMP', source: 'Adobe XMP part 3', work: workOfXmp },
  pp3: { program: 'RawTherapee', source: 'rawpedia: Sidecar Files', work: workOfPp3 },
  arp: { program: 'ART', source: 'ART: same syntax as pp3', work: workOfPp3 },
  dop: { program: 'DxO PhotoLab', source: 'DxO: sidecar "X.ARW.dop", settings of every picture it opened', work: workOfDop },
  on1: { program: 'ON1 Photo RAW', source: 'ON1: edits as JSON', work: present },
  onphoto: { program: 'ON1 Photo RAW', source: 'ON1: a document with layers', work: present },
  cos: { program: 'Capture One', source: 'Capture One: settings, <E K="..." V="..."/>', work: workOfCos },
  cot: { program: 'Capture One', source: 'Capture One: thumbnail of its settings', carries: true },
  comask: { program: 'Capture One', source: 'Capture One: a painted mask', work: present },
  nksc: { program: 'Nikon NX Studio', source: 'NX Studio: an XMP packet with nine:NineEdits', work: workOfNksc },
  ndf: { program: 'Nikon Dust Off', source: 'Nikon: reference picture', carries: true },
  nka: { program: 'Nikon NX Studio', source: 'Nikon: adjustments', work: present },
  vrd: { program: 'Canon DPP', source: 'ExifTool CanonVRD.pm: recipe, written on edit', work: present },
  dr4: { program: 'Canon DPP', source: 'ExifTool CanonVRD.pm: DPP 4 recipe, written on edit', work: present },
  acr: { program: 'Adobe Camera Raw', source: 'Adobe: masks and AI results', work: present },
  aae: { program: 'Apple Photos', source: 'Apple: non-destructive edits', work: present },
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

const stars = (value: string | undefined): { rating?: number } =>
  value !== undefined && /^-?\d$/.test(value) ? { rating: Number(value) } : {};

/** [General] Rank and ColorLabel; any section but these and [Version] holds settings, which a default cannot be told from. */
function workOfPp3(text: string, program: string): WorkDone {
  const sections = [...text.matchAll(/^\[([^\]\r\n]+)\]/gm)].map(match => match[1]);
  const value = (key: string) => new RegExp(`^${key}=(-?\\d+)\\s*$`, 'm').exec(text)?.[1];
  const color = ['', 'red', 'yellow', 'green', 'blue', 'purple'][Number(value('ColorLabel') ?? 0)];
  return {
    ...stars(value('Rank')),
    ...(color ? { label: color } : {}),
    ...(sections.every(section => section === 'Version' || section === 'General') ? {} : { edited: program }),
  };
}

/** A Lua-like table. It holds settings as soon as DxO has opened the picture. */
function workOfDop(text: string, program: string): WorkDone {
  const rating = /\bRating\s*=\s*(-?\d)\b/.exec(text)?.[1];
  return { ...stars(rating), ...(/\b(Settings|Overrides|Base)\s*=/.test(text) || !/\bSidecar\s*=/.test(text) ? { edited: program } : {}) };
}

/** Basic_Rating and Basic_ColorTag are marks, `Basic_`-less and other keys are settings. */
function workOfCos(text: string, program: string): WorkDone {
  const values = new Map<string, string>();
  for (const token of tokens(text)) {
    const key = token.attributes.find(([name]) => name === 'K')?.[1];
    const value = token.attributes.find(([name]) => name === 'V')?.[1];
    if (key !== undefined && value !== undefined) values.set(key, value);
  }
  const tag = Number(values.get('Basic_ColorTag') ?? 0);
  const marks = /^(Basic_Rating|Basic_ColorTag|IPTC_.*|Metadata.*|ID|FormatVersion|.*Version)$/;
  const isEdited = values.size === 0 || [...values.keys()].some(key => !marks.test(key));
  return {
    ...stars(values.get('Basic_Rating')),
    ...(tag > 0 ? { label: `colour tag ${tag}` } : {}),
    ...(isEdited ? { edited: program } : {}),
  };
}

/** An XMP packet; edits stand in nine:NineEdits. */
function workOfNksc(text: string, program: string): WorkDone {
  const isEdited = xmpProperties(text).some(
    ({ name, path, value }) => path.includes('NineEdits') || (name === 'NineEdits' && value.trim() !== ''),
  );
  return { ...workOfXmp(text), ...(isEdited ? { edited: program } : {}) };
}
