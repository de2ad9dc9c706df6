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

/** `jpeg` where JPEGs are asked for, which is then told apart from what is of raws alone. */
export function parseHalf(word: string, flags: PlanFlags): 'jpeg' | undefined {
  if (parseOrphans('--orphans', word) === 'raw') return undefined;
  const given: Readonly<Record<string, unknown>> = { ...flags };
  const wrong = Object.keys(OF_RAWS).find(name => given[name] !== undefined && given[name] !== false);
  if (wrong !== undefined) throw new AppError('USAGE', { is: 'not-of-jpegs', flag: OF_RAWS[wrong] ?? wrong });
  const included = flags.include?.split(',').find(one => !INCLUDABLE.includes(one.trim()));
  if (included !== undefined) throw new AppError('USAGE', { is: 'not-of-jpegs', flag: `--include ${included}` });
  return 'jpeg';
}
