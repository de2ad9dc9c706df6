import type { Plan } from '../model/plan.js';
import { DEFAULT_POLICY } from '../model/policy.js';
import { printable } from './printable.js';

const SAFE = /^[\p{L}\p{N}_@%+=:,./-]+$/u;

/** One argument as a POSIX shell takes it, or between double quotes for Windows. Never contains a control character itself. */
export function shellQuoted(word: string, windows = false): string {
  const safe = word.startsWith('-') ? `./${word}` : word;
  if (windows) return /^[\p{L}\p{N}_.:/\\-]+$/u.test(safe) ? safe : `"${safe}"`;
  if (SAFE.test(safe)) return safe;
  if (printable(safe) === safe) return `'${safe.replaceAll("'", "'\\''")}'`;
  return `$'${[...safe].map(ansiC).join('')}'`;
}

/** One sign between `$'` and `'`: bash and zsh read it back as it was. */
function ansiC(sign: string): string {
  if (sign === '\\' || sign === "'") return `\\${sign}`;
  const shown = printable(sign);
  if (shown === sign || /^\\[nrt]$/.test(shown)) return shown;
  return `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}

/** More than this is no line to paste any more. */
const LONGEST = 600;

/** The command that carries out a file saved from this plan: what the file does not say itself is said again. */
export function savedPlanCommand({ policy, roots }: Plan, file: string): string {
  const windows = roots[0] !== undefined && !roots[0].startsWith('/');
  const { settleSeconds } = policy;
  return `rawtwin trash --plan ${shellQuoted(file, windows)}${settleSeconds === DEFAULT_POLICY.settleSeconds ? '' : ` --settle ${settleSeconds}`}`;
}

/** The command that carries this plan's questions to `trash`: the same folders and the same rules. Undefined when it would be too long to type. */
export function trashCommand(plan: Plan, given: readonly string[] = plan.roots): string | undefined {
  const { trust, include, settleSeconds, maxTrash, rejected } = plan.policy;
  const windows = plan.roots[0] !== undefined && !plan.roots[0].startsWith('/');
  const words = [
    'rawtwin trash',
    ...(plan.orphans === 'jpeg' ? ['--orphans jpeg'] : []),
    ...given.map(word => shellQuoted(word, windows)),
    ...plan.also.map(folder => `--also ${shellQuoted(folder, windows)}`),
    ...(trust === DEFAULT_POLICY.trust ? [] : [`--trust ${trust}`]),
    ...(include.length === 0 ? [] : [`--include ${include.join(',')}`]),
    ...(rejected ? ['--rejected'] : []),
    ...(settleSeconds === DEFAULT_POLICY.settleSeconds ? [] : [`--settle ${settleSeconds}`]),
    ...(maxTrash === undefined ? [] : [`--max-trash ${'count' in maxTrash ? maxTrash.count : `${maxTrash.percent}%`}`]),
  ];
  const command = words.join(' ');
  return command.length > LONGEST ? undefined : command;
}
