import { parseOrphans } from '../config/words.js';
import { AppError } from '../model/errors.js';
import type { PlanFlags } from './options.js';

/** What a plan of JPEGs has no part in. */
const OF_RAWS: Readonly<Record<string, string>> = {
  ...{ rejected: '--rejected', plan: '--plan', save: '--save', html: '--html', preview: '--preview', csv: '--csv', bom: '--bom' },
  ...{ ndjson: '--ndjson', thumbnails: '--thumbnails', pick: '--pick', stats: '--stats' },
};
/** What of `--include` can be meant of a JPEG. */
const INCLUDABLE: readonly string[] = ['unsure', 'protected'];

/** Which half of a shot `--orphans` asks for: `jpeg` for JPEGs whose raw was deleted. Throws USAGE for a word, or a flag beside it, that makes no sense. */
export function orphansOf(flags: PlanFlags): 'jpeg' | undefined {
  if (parseOrphans('--orphans', flags.orphans ?? 'raw') === 'raw') return undefined;
  const given: Readonly<Record<string, unknown>> = { ...flags };
  const wrong = Object.keys(OF_RAWS).find(name => given[name] !== undefined && given[name] !== false);
  if (wrong !== undefined) throw new AppError('USAGE', { is: 'not-of-jpegs', flag: OF_RAWS[wrong] ?? wrong });
  const word = flags.include?.split(',').find(one => !INCLUDABLE.includes(one.trim()));
  if (word !== undefined) throw new AppError('USAGE', { is: 'not-of-jpegs', flag: `--include ${word}` });
  return 'jpeg';
}
