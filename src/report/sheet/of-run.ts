import { compareText } from '../../model/compare-text.js';
import type { AbsPath } from '../../model/frame.js';
import { folderOf, nameOf } from '../../model/path.js';
import type { RunSummary } from '../../model/receipt.js';
import type { RunFile, RunRaw } from '../../model/run-raws.js';
import type { Sheet, SheetChoice, SheetCounts, SheetFolder, SheetKind, SheetRow, SheetTime } from '../../model/sheet.js';
import { count, size } from '../amount.js';
import { minute } from '../moment.js';
import { messageWords } from '../phrases.js';
import { showIn } from '../place.js';
import { printable } from '../printable.js';
import { shellQuoted } from '../shell.js';
import type { Words } from '../words/index.js';
import { fileTime } from './shot-time.js';
import { timelineOf } from './timeline.js';

/** The sheet of a run: what it took and where that is now. What is in trash can be chosen, and comes back by the command that is shown. */
export function sheetOfRun(summary: RunSummary, raws: readonly RunRaw[], words: Words): Sheet {
  const { kinds } = words.sheet.about.run;
  const show = showIn(summary.roots);
  const folders = [...new Set(raws.map(({ raw }) => folderOf(raw)))].sort(compareText);
  const places = new Map(folders.map((folder, i) => [folder, i]));
  const counts = countsOf(raws);
  return {
    about: 'run',
    title: words.sheet.ofRun(printable(summary.run), raws.length),
    lead: [...summary.roots.map(String), ...(summary.at === '' ? [] : [minute(summary.at)])],
    notices: [],
    tiles: [
      { figure: count(counts.orphan), label: kinds.orphan, kind: 'orphan' },
      { figure: size(summary.bytes), label: words.sheet.tile.inTrash },
      { figure: count(counts.paired), label: kinds.paired, kind: 'paired' },
      { figure: count(counts.kept), label: kinds.kept, kind: 'kept' },
    ],
    counts,
    timeline: timelineOf(raws.map(timed)),
    folders: folders.map(folder =>
      folderOfSheet(
        show(folder),
        raws.filter(({ raw }) => folderOf(raw) === folder),
      ),
    ),
    rows: raws.map(raw => rowOf(raw, places, words)).sort(inOrder),
    reasons: [],
    choice: counts.orphan === 0 ? null : choiceOf(summary, raws),
  };
}

/** Only what is surely in trash can be chosen. */
const kindOf = ({ state }: RunRaw): SheetKind => (state === 'in-trash' ? 'orphan' : state === 'restored' ? 'paired' : 'kept');

function countsOf(raws: readonly RunRaw[]): SheetCounts {
  const of = (kind: SheetKind) => raws.filter(raw => kindOf(raw) === kind).length;
  return { paired: of('paired'), orphan: of('orphan'), kept: of('kept') };
}

function folderOfSheet(shown: string, raws: readonly RunRaw[]): SheetFolder {
  const inTrash = raws.flatMap(({ files }) => files.filter(({ state }) => state === 'in-trash'));
  return { shown, counts: countsOf(raws), bytes: bytesOf(inTrash), timeline: timelineOf(raws.map(timed)) };
}

const timed = (raw: RunRaw) => ({ kind: kindOf(raw), time: timeOf(raw) });

/** The journal knows only when a file last changed. */
function timeOf({ files }: RunRaw): SheetTime | null {
  const changedAt = files[0]?.changedAt;
  return typeof changedAt === 'string' ? fileTime(Date.parse(changedAt)) : null;
}

const bytesOf = (files: readonly RunFile[]): number => files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

function rowOf(one: RunRaw, folders: ReadonlyMap<AbsPath, number>, words: Words): SheetRow {
  const { action, raw, bytes, state, why, files } = one;
  const word = words.run.state[state];
  const sidecars = files.filter(({ from }) => from !== raw);
  return {
    id: action,
    group: state === 'in-trash' ? 'orphan' : 'kept',
    path: raw,
    name: nameOf(raw),
    folder: folders.get(folderOf(raw)) ?? 0,
    time: timeOf(one),
    body: null,
    bytes: files.length > 0 ? bytesOf(files) : (bytes ?? 0),
    sidecars: words.say.list(sidecars.map(({ from }) => nameOf(from))),
    badge: { key: state, word, means: word },
    why: why === null ? (state === 'in-trash' ? (files[0]?.at ?? '') : '') : messageWords(why, words),
    neighbours: [],
  };
}

const inOrder = (a: SheetRow, b: SheetRow): number =>
  Number(a.group === 'kept') - Number(b.group === 'kept') || a.folder - b.folder || compareText(a.name, b.name);

/** A raw is named by its name where no other of the run has it, else by its whole path; never so that it could be an option. */
function choiceOf({ run }: RunSummary, raws: readonly RunRaw[]): SheetChoice {
  const names = new Map<string, number>();
  for (const { raw } of raws) names.set(nameOf(raw), (names.get(nameOf(raw)) ?? 0) + 1);
  const paths = new Map(raws.map(({ action, raw }) => [action, raw]));
  const wordOf = (path: AbsPath) => {
    const name = names.get(nameOf(path)) === 1 ? nameOf(path) : path;
    return shellQuoted(name.startsWith('-') ? `./${name}` : name, !path.startsWith('/'));
  };
  const actionOf = (id: string) => {
    const path = paths.get(id);
    return JSON.stringify({ id, word: path === undefined ? '' : wordOf(path) });
  };
  return { head: null, actionOf, file: `run ${run}`, command: `rawtwin undo ${run}` };
}
