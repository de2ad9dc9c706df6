import type { Phase } from '../../../model/phase.js';
import { count, many, size } from '../../amount.js';
import { along } from './along.js';

const DOING: Readonly<Record<Phase, readonly [doing: string, what: string]>> = {
  scanning: ['Scanning', 'files'],
  reading: ['Reading', 'heads'],
  moving: ['Moving to trash', 'raws'],
  copying: ['Copying', 'raws'],
  restoring: ['Putting back', 'files'],
  purging: ['Deleting from trash', 'files'],
};
export const progress = {
  begins: (phase: Phase) => `${DOING[phase][0]} …`,
  /** `of`: how many there are to do, null where that is not known. */
  done: (phase: Phase, done: number, of: number | null) =>
    `${DOING[phase][0]} ${count(done)}${of === null ? '' : ` of ${count(of)}`} ${DOING[phase][1]}`,
  rate: (perSecond: number) => `${count(perSecond)}/s`,
  left: (time: string) => `${time} left`,
  join: (parts: readonly string[]) => parts.join(', '),
};

/** Questions at the terminal. */
export const ask = {
  yes: 'Yes',
  no: 'No',
  trash: (raws: number, sidecars: number, bytes: number, rejected: number) =>
    `Move ${many(raws, 'raw')}${along(sidecars, rejected)} (${size(bytes)}) to trash?`,
  doTrash: (raws: number) => `Trash ${many(raws, 'raw')}`,
  doChoose: 'Choose by folder …',
  doSave: 'Save the plan for later …',
  doCancel: 'Cancel, move nothing',
  file: 'File to save it in:',
  folders: 'Folders to take raws from:',
  raws: 'RAWs to trash; untick what you want to keep:',
  chosen: (n: number, of: number) => `${count(n)} of ${count(of)}`,
  space: 'space',
  /** What a key does, by inquirer's word for it. */
  key: { navigate: 'move', select: 'choose', all: 'all', invert: 'invert', submit: 'go on' },
  folder: (name: string, orphans: number, raws: number, bytes: number) =>
    `${name}: ${count(orphans)} of ${many(raws, 'raw')}, ${size(bytes)}`,
  most: (orphans: number, raws: number, folder: string, total: number) =>
    `${orphans} of the ${many(raws, 'raw')} in ${folder} would go. Type ${total} to go on, nothing to cancel:`,
  typeIt: (total: number) => `Type ${total} to go on, or nothing to cancel`,
  settle: (runs: number) => `Settle ${many(runs, 'run that was cut off', 'runs that were cut off')} now? What was moved in part goes back.`,
  mark: (root: string) => `Watch ${root}? A small marker, .rawtwin/root, is written into it.`,
  install: 'Write it there, and start it now and at each login?',
  uninstall: 'Remove it?',
  allow: 'Allow it?',
};

/** What is said beside the data, on stderr; each begins with the name of the program. */
export const talk = {
  nothingMoved: 'nothing was moved.',
  nothingDeleted: 'nothing was deleted.',
  planSaved: (file: string) => `plan saved in ${file}; carry it out with: rawtwin trash --plan ${file}`,
  reportWritten: (file: string) => `report written to ${file}`,
  picturesWritten: (file: string) => `the pictures of the run are in ${file}`,
  noPictures:
    'no pictures here, only on a terminal known to show them: iTerm2, WezTerm, kitty, Ghostty, Konsole, mintty, foot, mlterm (docs/reports.md).',
  morePictures: (n: number) => `${many(n, 'more picture is', 'more pictures are')} not shown here; \`plan --html\` shows all of them.`,
  folded: (runs: number) => `folded the journals of ${many(runs, 'old run')} that had nothing left to undo.`,
  waitsForWatch: '`rawtwin watch` moves files there just now; waiting for it.',
  settled: (run: string) => `run ${run} had been cut off; it is settled now.`,
  unsettled: (run: string, state: string) => `run ${run} was cut off and cannot be settled yet (${state}).`,
  handed: (n: number) =>
    `${many(n, 'file')} went on to the trash of the system, where nobody can tell them apart but you: undo needs you to restore them there first.`,
  notHanded: (n: number, why: string) =>
    `${many(n, 'file')} could not be handed to the trash of the system${why === '' ? '' : ` (${why})`}; rawtwin undo brings them back.`,
  damaged: (run: string, lines: string) => `the journal of ${run} is damaged in line ${lines}; what could be read is used.`,
  noted: (root: string) => `noted; the next watch of ${root} heeds it.`,
  folderSettings: (file: string, settings: string) => `settings of this folder are used: ${settings} (${file})`,
  configWritten: (file: string) => `${file} is written; nothing is set in it yet.`,
  asksFor: (file: string, settings: string) => `${file} asks for ${settings}; this could take more or keep less than your own settings.`,
  nothingToAllow: (file: string) => `${file} asks for nothing that would have to be allowed.`,
  allowed: (file: string) => `${file} is allowed as it is now; you are asked again when it changes.`,
  notAllowed: (file: string) => `${file} is not allowed; what it only keeps is used all the same.`,
  newer: (latest: string, own: string) => `version ${latest} is out, this is ${own}. To update: \`npm install -g rawtwin\``,
  logGoesOn: (path: string, code: string) => `the log ${path} cannot be written (${code}); it goes on here.`,
  toldDaemon: 'told the daemon; its log says what comes of it.',
};

export const service = {
  fileFor: (file: string) => `this is for ${file}`,
  installed: 'installed and started. `rawtwin watch status` tells what it does, `rawtwin service uninstall` removes it.',
  systemdLog: 'its log: journalctl --user -u rawtwin-watch. To have it run while you are logged out: loginctl enable-linger',
  notThere: (file: string) => `no service is installed: ${file} is not there.`,
  toRemove: (file: string) => `the service in ${file} is stopped and the file removed. Marks, memory and trash stay.`,
  removed: 'removed.',
  none: 'No service is installed. `rawtwin service install FOLDER` does so.',
  state: (file: string, isRunning: boolean, host: string) => `${file} is installed and ${isRunning ? 'runs' : 'does not run'} (${host}).`,
};

/** What `config` shows. */
export const config = {
  none: 'none',
  byDefault: 'by default',
  commandLine: 'the command line',
  below: (folder: string) => `below ${folder}`,
  yours: (file: string, isThere: boolean) =>
    isThere ? `Your settings: ${file}` : `Your settings: ${file} is not there; \`rawtwin config init\` writes one to edit`,
  ofFolder: (file: string, isAllowed: boolean) => `Settings of a folder: ${file}${isAllowed ? ' (allowed)' : ''}`,
  state: (folder: string) => `Runs and memory are kept in ${folder}`,
  waits: (file: string, settings: string) =>
    `${file} asks for ${settings}, which could take more or keep less than your own settings. It is not used until you allow it:`,
};
