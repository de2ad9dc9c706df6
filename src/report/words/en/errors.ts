import type { TroublePuts, UsagePuts } from '../../../model/message.js';
import type { SentencesOf } from '../shape.js';
import { plan } from './plan.js';

const done = { read: 'read', write: 'written' } as const;
const word = ({ said, word }: { readonly said: string; readonly word: string }) => `${said} ${JSON.stringify(word)}`;
const SHOWN = 3;

/** Why a command did not do what was asked, and what to do. */
export const errors: SentencesOf<UsagePuts & TroublePuts> = {
  'html-needs-run': '--html is of one run: name it, as history lists them.',
  'no-folder-named': 'Name the folder to watch.',
  'nothing-to-undo': 'There is no run to undo: nothing that rawtwin trashed is still in trash.',
  interrupted: 'Interrupted before anything was moved.',
  'watch-of-raws':
    '`watch` is for raws alone. JPEGs whose RAW is gone: `rawtwin plan --orphans jpeg`, then `rawtwin trash --orphans jpeg`.',
  'rejected-by-names': '--rejected reads what stands in the pictures, `--trust stem` reads nothing. Leave one of them out.',
  'use-one-of': puts => `${word(puts)}: use one of ${puts.words.join(', ')}.`,
  'use-some-of': puts => `${word(puts)}: use ${puts.words.join(', ')}, one or more with commas between.`,
  'use-seconds': puts => `${word(puts)}: use whole seconds, from 0 to ${puts.most}.`,
  'use-limit': puts => `${word(puts)}: use a number of raws, or a share from 0% to 100%.`,
  'use-duration': puts => `${word(puts)}: use a number and s, m, h, d or w, such as 30d.`,
  'use-switch': puts => `${word(puts)}: use 1 or 0.`,
  'not-of-jpegs': ({ flag }) => `${flag} is for raws, and does not go with \`--orphans jpeg\`. Leave one of them out.`,
  'flag-needs': ({ flag, other }) => `${flag} belongs to ${other}. Name both, or leave it out.`,
  'plan-names-folders': ({ path, folders }) => `--plan ${path} names its own folders; leave out ${folders.join(' ')}.`,
  'takes-one-file': ({ path }) => `${path} is a folder; explain takes one file.`,
  'takes-no-folder': ({ verb }) => `${verb} takes no folder.`,
  'no-terminal': ({ so }) =>
    so === null
      ? 'There is no terminal to ask at. Use --yes, or --dry-run to look only.'
      : `There is no terminal to ask at, so nothing was ${so}. Use --yes to go on without asking, or --dry-run to look only.`,
  refused: ({ refusals }) => `refused, nothing was moved: ${refusals.map(one => plan.refusal(one).join('\n  ')).join('\n')}`,
  'run-ambiguous': ({ id, runs }) => `More than one run begins with ${id}: ${runs.join(', ')}. Name more of it.`,
  'run-unknown': ({ id }) => `There is no run ${id}. \`rawtwin history\` lists all runs.`,
  'run-spent': ({ run, restored, purged }) => `Run ${run} has nothing left to undo: put back ${restored}, purged ${purged}.`,
  'only-spent': ({ path, how }) =>
    `${path} is not in trash any more: it ${how === 'purged' ? 'was purged' : 'came back already'}. Leave it out. Nothing was moved.`,
  'only-ambiguous': ({ name, run, places }) =>
    `${name} fits ${places.length} files of run ${run}: ${places.slice(0, SHOWN).join(', ')}${places.length > SHOWN ? ' …' : ''}. ` +
    'Name its folder too. Nothing was moved.',
  'only-along': ({ name, raw }) => `${name} went along with ${raw}; name that, and it comes along again. Nothing was moved.`,
  'only-unknown': ({ name, run }) =>
    `${name} is nothing that run ${run} took. \`rawtwin undo ${run} --dry-run\` lists what it took. Nothing was moved.`,

  'folder-missing': ({ path }) => `${path} is not there. Check the name, and that its disk is mounted.`,
  'file-missing': ({ path, code }) => `${path} is not there (${code}). Check the name.`,
  'no-folder': ({ path }) => `${path} is not a folder. Name the folder that holds it.`,
  'folder-unreadable': ({ path, code }) => `${path} cannot be opened (${code}). Check its permissions.`,
  'pattern-unreadable': ({ path, code }) =>
    `${path} cannot be looked for (${code}). Name the folders themselves, or check permissions and disks.`,
  'cannot-look-at': ({ path, code }) => `${path} cannot be looked at (${code}).`,
  'no-jpeg-of': ({ path, folders }) => `${path} belongs to no JPEG below ${folders.join(', ')}. Name the folder to search with --in.`,
  'no-raw-of': ({ path, folders }) => `${path} belongs to no raw below ${folders.join(', ')}. Name the folder to search with --in.`,
  'cannot-write': ({ path, code }) => `${path} cannot be written (${code}). Choose another place.`,
  'log-unwritable': ({ path, code }) => `The log ${path} cannot be written (${code}). Name another place with --log-file.`,
  'state-unusable': ({ path, code, to }) => `${path} cannot be ${done[to]} (${code}). Check its disk and permissions.`,
  'state-unreachable': ({ path, code }) => `The state folder ${path} cannot be reached (${code}). Check its disk and permissions.`,
  'state-of-another': ({ path, uid, below }) =>
    `The state folder ${path} ${below === null ? 'belongs' : `would be made in ${below}, which belongs`} to another user (uid ${uid}). ` +
    'Run rawtwin as that user, or name a folder of your own in RAWTWIN_STATE_DIR.',
  'memory-unusable': ({ path, code, to }) =>
    `The memory ${path} cannot be ${done[to]} (${code}). Check its disk and permissions, or go on with --no-memory.`,
  'memory-damaged': ({ path }) => `${path} is damaged: it named a RAW that an undo brought back. Look, and take that file away.`,
  'taken-newer': ({ path }) =>
    `${path} was written by a later version of rawtwin, and may be the reason to keep a file. Use that version or a later one.`,
  'journal-unreadable': ({ path, code }) => `The journal ${path} cannot be read (${code}). Check its disk and permissions.`,
  'journal-unwritable': ({ path, code }) =>
    `The journal ${path} cannot be written (${code}); nothing is moved without it. ` +
    `${code === 'ENOSPC' || code === 'EDQUOT' ? 'Make room on that disk' : 'Check its disk and permissions'} and start again.`,
  'lock-unreadable': ({ path }) => `The lock ${path} cannot be read. If no rawtwin is running, take that file away.`,
  locked: ({ path, roots, verb, pid, host, since }) =>
    `${roots.join(', ')} is held by \`rawtwin ${verb}\` (process ${pid} on ${host}, since ${since}). ` +
    `Wait until it is done; if it is surely gone, take away the file ${path}.`,
  'no-desktop-trash': ({ path, whys }, say) =>
    `${path} has no usable trash on its own volume: ${whys.map(say).join('; ')}. Use --to folder.`,
  'no-system-trash': ({ why }, say) => `The system's own trash cannot be used: ${say(why)}. Use --to folder.`,
  'not-marked': ({ path }) => `${path} is not watched: it was not agreed to mark it.`,
  'cannot-mark': ({ path, code }) => `${path} cannot be marked with .rawtwin/root (${code}). Watching it needs leave to write there.`,
  'not-to-be-watched': ({ path }) => `${path} is a home or a folder of the system. Watch the folders below it that hold photos.`,
  'never-watched': ({ path }) => `${path} is not watched, and never was. rawtwin watch status names the folders that are.`,
  'no-services': ({ platform }) => `rawtwin knows no services of ${platform}. Start \`rawtwin watch\` by other means.`,
  'no-service-manager': ({ name, said }) =>
    `No ${name} of yours runs here, so nothing was written: ${said}\nRun \`rawtwin watch\` by other means, or use --dry-run to see the file.`,
  'service-step-failed': ({ path, step, said }) => `${step} did not work: ${said}\nThe file stands in ${path}.`,
  'service-sign': ({ path }) => `${path} holds a sign that cannot be written into a service file. Rename the folder.`,
  'service-variable': ({ path }) => `${path} would be read as a variable by the Task Scheduler. Rename the folder.`,
  'service-environment': ({ names }) =>
    `A Windows task cannot set ${names.join(', ')}. Set it for your account in the system settings, and install then.`,
  'with-proposal': ({ why, proposal }, say) => `${say(why)} ${proposal}`,
  bug: ({ what }) => `This is a bug in rawtwin: ${what}\nNothing more will be moved. Please report it with the command you ran.`,
  'as-said': ({ words }) => words,
};
