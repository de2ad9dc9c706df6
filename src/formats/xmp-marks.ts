import type { WorkDone } from '../model/facts.js';
import { starsOf } from './stars.js';
import type { XmpProperty } from './xmp-properties.js';

/** What one value says: stars (-1 rejects), a colour or label, a pick flag, a rejection. */
interface Mark {
  readonly rating?: number;
  readonly label?: string | undefined;
  readonly picked?: boolean;
  readonly rejected?: boolean;
}
/** One way to mark a picture. `space`: its namespace, without the slash at the end that some programs leave out. */
interface MarkRow {
  readonly space: string;
  readonly name: string;
  readonly source: string;
  /** Which value rejects the picture, where one does. */
  readonly rejects?: string;
  readonly says: (value: string) => Mark;
}

const XMP = 'http://ns.adobe.com/xap/1.0';
const DYNAMIC_MEDIA = 'http://ns.adobe.com/xmp/1.0/DynamicMedia';
const DIGIKAM = 'http://www.digikam.org/ns/1.0';
const PHOTO_MECHANIC = 'http://ns.camerabits.com/photomechanic/1.0';
const ACDSEE = 'http://ns.acdsee.com/iptc/1.0';
const NINE = 'http://ns.nikon.com/nine/1.0';

/** darktable:colorlabels, 0..4 (darktable `common/colorlabels.h`). */
const DARKTABLE_COLORS = ['red', 'yellow', 'green', 'blue', 'purple'];
/** digiKam:ColorLabel, 0..10. */
const DIGIKAM_COLORS = ['', 'red', 'orange', 'yellow', 'green', 'blue', 'magenta', 'gray', 'black', 'white'];
/** Photo Mechanic's colour classes 1..7; 8 is its trash. */
const COLOR_CLASS = /^[1-7]$/;
/** Labels that mean none: Imaging Edge writes `None` when one is taken away, Photo Mechanic the name of class 8. */
const NO_LABEL = /^(none|no (label|colou?r)|0|)$/i;
/** Labels by which programs and people reject. */
const REJECT_LABEL = /^(trash|reject(ed)?|delete)$/i;

const isTrue = (value: string): Mark => ({ picked: /^(true|yes|1)$/i.test(value.trim()) });
const flag = (value: string): Mark => ({ ...isTrue(value), rejected: value.trim() === '-1' });
const stars = (value: string): Mark => {
  const given = starsOf(value);
  return { ...given, rejected: given.rating === -1 };
};
function label(value: string): Mark {
  const text = value.trim();
  return REJECT_LABEL.test(text) ? { rejected: true } : { label: NO_LABEL.test(text) ? undefined : text };
}
const color =
  (names: readonly string[]) =>
  (value: string): Mark => ({ label: /^\s*\d+\s*$/.test(value) ? names[Number(value)] : undefined });
const colorClass = (value: string): Mark => ({
  label: COLOR_CLASS.test(value.trim()) ? `colour class ${value.trim()}` : undefined,
  rejected: value.trim() === '8',
});
/** Percent as Windows counts stars: 1, 25, 50, 75, 99. */
const percent = (value: string): Mark => {
  const share = Number.parseFloat(value);
  return share >= 1 && share <= 99 ? { rating: Math.round(share / 25) + 1 } : {};
};
/** 0 none, 1 rejected, 2 pending, 3 accepted. Pending is a picture that somebody means to come back to. */
const pickLabel = (value: string): Mark => ({
  picked: value.trim() === '3',
  label: value.trim() === '2' ? 'pending' : undefined,
  rejected: value.trim() === '1',
});
/** `Tagged:ColorClass:Rating:FrameNumber`. */
const prefs = (value: string): Mark => {
  const [tagged = '', kind = '', rating = ''] = value.split(':');
  return { ...isTrue(tagged), ...starsOf(rating), ...colorClass(kind) };
};

/** Every way to rate, label or pick that we know, of each program that has one of its own. Labels of the upper rows win. */
export const MARKS: readonly MarkRow[] = [
  { space: XMP, name: 'Rating', source: 'XMP part 1 §8.4; -1 rejects', rejects: '-1', says: stars },
  { space: XMP, name: 'Label', source: 'XMP part 1 §8.4', rejects: 'Reject, Rejected, Trash or Delete', says: label },
  { space: 'http://ns.microsoft.com/photo/1.0', name: 'Rating', source: 'ExifTool Microsoft.pm', says: percent },
  { space: DYNAMIC_MEDIA, name: 'pick', source: 'Lightroom Classic 13.2: 1 pick, 0 none, -1 reject', rejects: '-1', says: flag },
  { space: DYNAMIC_MEDIA, name: 'good', source: 'XMP part 2 §3.3; Lightroom writes it beside pick', says: isTrue },
  { space: DIGIKAM, name: 'PickLabel', source: 'digiKam `digikam_globals.h`', rejects: '1', says: pickLabel },
  { space: DIGIKAM, name: 'ColorLabel', source: 'digiKam `digikam_globals.h`', says: color(DIGIKAM_COLORS) },
  { space: 'http://darktable.sf.net', name: 'colorlabels', source: 'darktable `colorlabels.h`', says: color(DARKTABLE_COLORS) },
  { space: PHOTO_MECHANIC, name: 'Tagged', source: 'ExifTool PhotoMechanic.pm', says: isTrue },
  { space: PHOTO_MECHANIC, name: 'ColorClass', source: 'ExifTool PhotoMechanic.pm: 0 none, 8 trash', rejects: '8', says: colorClass },
  { space: PHOTO_MECHANIC, name: 'Prefs', source: 'ExifTool PhotoMechanic.pm', rejects: '8 as its second number', says: prefs },
  { space: ACDSEE, name: 'rating', source: 'ExifTool XMP2.pl', rejects: '-1', says: stars },
  { space: ACDSEE, name: 'tagged', source: 'ExifTool XMP2.pl', says: isTrue },
  { space: 'http://ns.narrative.so/narrative_select/1.0', name: 'Tagged', source: 'Narrative Select', says: isTrue },
  { space: NINE, name: 'Rating', source: 'ExifTool Nikon.pm, nine', rejects: '-1', says: stars },
  {
    space: NINE,
    name: 'Label',
    source: 'ExifTool Nikon.pm, nine; 0 none',
    says: value => ({ label: label(value).label && `label ${value.trim()}` }),
  },
];

/** The marks of a packet: the highest rating, the first program's labels, and whether any program picked or rejected. */
export function marksOf(properties: readonly XmpProperty[]): WorkDone {
  const ratings: number[] = [];
  const labels = new Map<MarkRow, Set<string>>();
  let [picked, rejected] = [false, false];
  for (const { space, name, path, value } of properties) {
    if (path.length > 1 || (path.length === 1 && path[0] !== name)) continue;
    const row = ROWS.get(`${space.replace(/\/$/, '')} ${name}`);
    const mark = row?.says(value);
    if (!row || !mark) continue;
    if (mark.rating !== undefined) ratings.push(mark.rating);
    if (mark.label) labels.set(row, (labels.get(row) ?? new Set()).add(mark.label));
    picked ||= mark.picked === true;
    rejected ||= mark.rejected === true;
  }
  const first = MARKS.find(row => labels.has(row));
  return {
    ...(ratings.length > 0 ? { rating: Math.max(...ratings) } : {}),
    ...(first ? { label: [...(labels.get(first) ?? [])].join(', ') } : {}),
    ...(picked ? { picked: true } : {}),
    ...(rejected ? { rejected: true } : {}),
  };
}
const ROWS: ReadonlyMap<string, MarkRow> = new Map(MARKS.map(row => [`${row.space} ${row.name}`, row]));
