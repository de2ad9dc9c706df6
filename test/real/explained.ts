import type { Facts } from '../../src/model/facts.js';
import type { Said } from './exiftool-says.js';
import type { Field } from './oracle.js';

/** One file in which rawtwin and exiftool differ. */
export interface Differing {
  readonly file: string;
  readonly facts: Facts;
  readonly said: Said;
}
interface Explanation {
  readonly field: Field;
  readonly where: (differing: Differing) => boolean;
  readonly why: string;
}

/** By their European, American and Japanese names. */
const BEFORE_30D =
  /EOS[ -](D30|D60|10D|20Da?|5D|300D|350D|Kiss Digital( N)?|DIGITAL REBEL( XT)?|1D|1Ds|1D Mark II|1D Mark II N|1Ds Mark II)( DIGITAL)?$/i;

const isRaw = ({ facts }: Differing): boolean => facts.format !== null && !/^(jpeg|heif|tiff)$/.test(facts.format);
const model = ({ facts }: Differing): string => facts.model ?? '';

/** Where we differ from exiftool on purpose. A rule is about bodies or values, never about one file. */
export const EXPLAINED: readonly Explanation[] = [
  {
    field: 'recorded',
    where: at => BEFORE_30D.test(model(at)) && at.facts.recorded === 'unknown',
    why: 'bodies before the 30D write the same RecordMode whatever they record (research 1.2)',
  },
  {
    field: 'recorded',
    where: at => at.facts.recorded === 'unknown' && at.facts.format === 'dng' && /^(raw-only|with-)/.test(at.said.recorded ?? ''),
    why: 'a converted DNG need not lie where the JPEG of its raw lay: it tells nothing',
  },
  {
    field: 'recorded',
    where: at => isRaw(at) && at.facts.recorded === 'unknown' && at.said.recorded === 'jpeg-only',
    why: 'a raw whose camera says that it recorded no raw: the fields disagree',
  },
  {
    field: 'bodySerial',
    where: ({ facts, said }) => /^0+\d/.test(facts.bodySerial ?? '') && Number(facts.bodySerial) === Number(said.bodySerial),
    why: 'with the leading zeros that the body shows; exiftool -n drops them',
  },
  {
    field: 'bodySerial',
    where: ({ facts, said }) => /^NO= ?/.test(said.bodySerial ?? '') && said.bodySerial?.replace(/^NO=\s*/, '') === facts.bodySerial,
    why: 'the number alone, without the "NO= " that older Nikon bodies write before it',
  },
  {
    field: 'bodySerial',
    where: ({ facts, said }) => facts.bodySerial !== undefined && (said.bodySerial ?? '').startsWith(facts.bodySerial),
    why: 'up to the first NUL; exiftool drops the NUL and keeps what stands behind it',
  },
  {
    field: 'counter',
    where: at => /^DSLR-A\d/.test(model(at)) && at.facts.counter === undefined,
    why: 'a counter in a block that only the first DSLR-A bodies have; they are told apart by time and name',
  },
];

/** Why a difference is no fault; undefined when nobody has said so. */
export const whyOf = (field: Field, differing: Differing): string | undefined =>
  EXPLAINED.find(rule => rule.field === field && rule.where(differing))?.why;
