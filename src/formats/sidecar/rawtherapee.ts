import type { WorkDone } from '../../model/facts.js';
import { starsOf } from '../stars.js';
import { type Accepted, GIVEN, INERT, NO_SETTINGS } from './rawtherapee-defaults.js';

type Section = ReadonlyMap<string, string>;
/** General/ColorLabel. */
const COLORS = ['', 'red', 'yellow', 'green', 'blue', 'purple'];

/**
 * RawTherapee's `X.ARW.pp3` and ART's `.arp`: written for every picture that was rated or opened, with all settings. A tool that is
 * switched off is no edit, nor is a value that the program gives by itself; a setting that we do not know is one.
 */
export function workOfPp3(text: string, program: string): WorkDone {
  const sections = sectionsOf(text);
  const general = sections.get('General');
  const color = COLORS[Number(general?.get('ColorLabel') ?? 0)];
  const isCutOff = !/\n\s*$/.test(text.slice(-100));
  const isEdited = isCutOff || sections.size === 0 || [...sections].some(([name, section]) => isEdit(name, section));
  return {
    ...starsOf(general?.get('Rank')),
    ...(color ? { label: color } : {}),
    ...(isEdited ? { edited: program } : {}),
  };
}

function sectionsOf(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (let p = 0, end = 0; p < text.length; p = end + 1) {
    end = text.indexOf('\n', p);
    if (end < 0) end = text.length;
    if (end === p) continue;
    const line = text.slice(p, end).trim();
    const name = /^\[([^\]]+)\]/.exec(line)?.[1];
    const equals = line.indexOf('=');
    if (name !== undefined) {
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
    } else if (section && equals > 0 && !line.startsWith('#')) section.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return sections;
}

function isEdit(name: string, section: Section): boolean {
  if (NO_SETTINGS.has(name) || section.get('Enabled') === 'false') return false;
  const given = Object.hasOwn(GIVEN, name) ? GIVEN[name] : undefined;
  if (!given) return section.size > 0;
  return [...section].some(([key, value]) => {
    const accepted = Object.hasOwn(given, key) ? given[key] : undefined;
    if (accepted !== undefined && isAmong(accepted, value)) return false;
    return !INERT.some(rule => rule.section === name && section.get(rule.where) === rule.is && rule.key.test(key));
  });
}

function isAmong(accepted: Accepted, value: string): boolean {
  if (accepted === 'any') return true;
  const number = Number(value);
  return accepted.some(one => (typeof one === 'number' ? value !== '' && Math.abs(number - one) < 1e-6 : one === value));
}
