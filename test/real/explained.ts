import type { Facts } from '../../src/model/facts.js';
import type { Said } from './exiftool-says.js';
import { FIELDS, type Field } from './fields.js';

/** One file in which rawtwin and exiftool differ. */
export interface Differing {
  readonly file: string;
  readonly facts: Facts;
  readonly said: Said;
}
interface Explanation {
  readonly fields: readonly Field[];
  readonly where: (differing: Differing, field: Field) => boolean;
  readonly why: string;
}

/** By their European, American and Japanese names. */
const BEFORE_30D =
  /EOS[ -](D30|D60|10D|20Da?|5D|300D|350D|Kiss Digital( N)?|DIGITAL REBEL( XT)?|1D|1Ds|1D Mark II|1D Mark II N|1Ds Mark II)( DIGITAL)?$/i;

const isRaw = ({ facts }: Differing): boolean => facts.format !== null && !/^(jpeg|heif|tiff)$/.test(facts.format);
const warns = (differing: Differing, about: RegExp): boolean => differing.facts.warnings.some(warning => about.test(warning));
/** We have nothing to say on a field, and exiftool has. */
const isOpen = ({ facts }: Differing, field: Field): boolean => facts[field] === undefined || facts[field] === 'unknown';
const model = ({ facts }: Differing): string => facts.model ?? '';

/** Where we differ from exiftool on purpose. A rule is about bodies or values, never about one file. */
export const EXPLAINED: readonly Explanation[] = [
  {
    fields: ['recorded'],
    where: at => BEFORE_30D.test(model(at)) && at.facts.recorded === 'unknown',
    why: 'bodies before the 30D write the same RecordMode whatever they record',
  },
  {
    fields: ['recorded'],
    where: at => at.facts.recorded === 'unknown' && at.facts.format === 'dng' && /^(raw-only|with-)/.test(at.said.recorded ?? ''),
    why: 'a converted DNG need not lie where the JPEG of its raw lay: it tells nothing',
  },
  {
    fields: ['recorded'],
    where: at => isRaw(at) && at.facts.recorded === 'unknown' && at.said.recorded === 'jpeg-only',
    why: 'a raw whose camera says that it recorded no raw: the fields disagree',
  },
  {
    fields: ['bodySerial'],
    where: ({ facts, said }) => /^0+\d/.test(facts.bodySerial ?? '') && Number(facts.bodySerial) === Number(said.bodySerial),
    why: 'with the leading zeros that the body shows; exiftool -n drops them',
  },
  {
    fields: ['bodySerial'],
    where: ({ facts, said }) => /^NO= ?/.test(said.bodySerial ?? '') && said.bodySerial?.replace(/^NO=\s*/, '') === facts.bodySerial,
    why: 'the number alone, without the "NO= " that older Nikon bodies write before it',
  },
  {
    fields: ['bodySerial'],
    where: ({ facts, said }) => facts.bodySerial !== undefined && (said.bodySerial ?? '').startsWith(facts.bodySerial),
    why: 'up to the first NUL; exiftool drops the NUL and keeps what stands behind it',
  },
  {
    fields: ['counter'],
    where: at => /^DSLR-A\d/.test(model(at)) && at.facts.counter === undefined,
    why: 'a counter in a block that only the first DSLR-A bodies have; they are told apart by time and name',
  },
  {
    fields: ['counter'],
    where: at => isOpen(at, 'counter') && at.said.counter === '0',
    why: 'a count of 0 is what bodies write that do not count',
  },
  {
    fields: ['counter'],
    where: at => isOpen(at, 'counter') && /^canon/i.test(at.facts.make ?? ''),
    why: "Canon's CameraInfo, whose layout changes with body and firmware; nobody has seen that raw and JPEG of a shot agree in it",
  },
  {
    fields: ['bodySerial'],
    where: at => isOpen(at, 'bodySerial') && /^0+$/.test(at.said.bodySerial ?? ''),
    why: 'zeros alone are no number of a body',
  },
  {
    fields: ['bodySerial'],
    where: at => isOpen(at, 'bodySerial') && /^canon/i.test(at.facts.make ?? '') && /^[A-Z]+\d+$/.test(at.said.bodySerial ?? ''),
    why: "Canon's number of the circuit board; a file that has it alone would look like another body's",
  },
  {
    fields: ['bodySerial'],
    where: at => isOpen(at, 'bodySerial') && /^(eastman )?kodak|^motorola/i.test(at.facts.make ?? ''),
    why: 'the maker notes of Kodak and of phones are not read',
  },
  {
    fields: ['bodySerial', 'counter', 'recorded'],
    where: (at, field) => isOpen(at, field) && at.facts.rendition,
    why: 'a program moved the maker note; exiftool guesses where its values lie now',
  },
  {
    fields: ['orientation'],
    where: at => isOpen(at, 'orientation') && !/^[1-8]$/.test(at.said.orientation ?? ''),
    why: 'Exif knows the orientations 1 to 8 only',
  },
  {
    fields: ['offset'],
    where: at => isOpen(at, 'offset') && !/^[+-]\d\d:\d\d$/.test(at.said.offset ?? ''),
    why: 'blanks: the camera does not know its offset',
  },
  {
    fields: ['recorded'],
    where: at => at.facts.recorded === 'unknown' && warns(at, /though the name says/),
    why: 'the bytes are not what the name says: such a file tells nothing',
  },
  {
    fields: ['recorded'],
    where: at => at.facts.recorded === 'unknown' && warns(at, /fields disagree/),
    why: "the camera's own fields disagree; exiftool is asked for one of them",
  },
  {
    fields: FIELDS,
    where: ({ said }, field) => said.refused !== undefined && (said[field] === undefined || said[field] === 'unknown'),
    why: 'exiftool gives up on a torn file of which we read the head',
  },
];

/** Why a difference is no fault; undefined when nobody has said so. */
export const whyOf = (field: Field, differing: Differing): string | undefined =>
  EXPLAINED.find(rule => rule.fields.includes(field) && rule.where(differing, field))?.why;
