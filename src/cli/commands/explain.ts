import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { folderOf, isWithin, pathIn } from '../../model/path.js';
import type { Action, Kept } from '../../model/plan.js';
import { stemOf } from '../../model/stem.js';
import { findJpegSidecars } from '../../pair/jpegs/jpeg-sidecars.js';
import { findSidecars } from '../../pair/sidecars.js';
import type { Made } from '../../pipeline.js';
import { type Explanation, renderExplain } from '../../report/explain.js';
import { evidenceJson } from '../../report/json.js';
import type { Part } from '../../report/terminal/part.js';
import type { Screen } from '../../report/view.js';
import { wordsAbout } from '../../report/words/index.js';
import { type PlanFlags, wordsOf } from '../options.js';
import { print, printReport, view } from '../output.js';
import { realOrTyped, realPath } from '../real-path.js';
import { NO_SETTINGS, readSettings } from '../settings.js';
import { interruptible } from '../world.js';
import { exitOf, planWith } from './plan.js';

interface ExplainFlags extends PlanFlags {
  readonly in?: readonly string[];
  readonly json?: boolean;
  readonly thumbnails?: boolean;
  readonly progress: boolean;
}

/** `explain FILE`: the shot, its evidence and the verdict; for a JPEG or sidecar, of the raws it belongs to. */
export async function explainCommand(file: string, flags: ExplainFlags): Promise<number> {
  const path = await realFile(file);
  const folders = flags.in ?? (await foldersHolding(path, flags));
  const settings = await readSettings(flags, folders);
  const made = await interruptible(signal => planWith(settings, flags, signal));
  const { orphans } = made.plan;
  const rows = await withOwnWord(rowsOf(path, made), made);
  if (rows.length === 0) throw new AppError('NOT_FOUND', { is: orphans ? 'no-jpeg-of' : 'no-raw-of', path, folders }, path);
  if (flags.json) {
    await print([
      `${JSON.stringify({ schema: 'rawtwin.explain/1', rows: rows.map(({ raw: { path: at, format, bytes }, ...rest }) => ({ [orphans ?? 'raw']: { path: at, format, bytes }, ...plain(rest) })) })}\n`,
    ]);
  } else {
    const words = wordsAbout(await wordsOf(settings), orphans);
    await printReport(explainParts(rows, made, view(words)), words, flags);
  }
  return exitOf(made.plan);
}

/** The configured folders that hold the file, else its own. */
async function foldersHolding(path: AbsPath, flags: ExplainFlags): Promise<readonly string[]> {
  const { folders = [] } = await readSettings(flags, [], { uses: NO_SETTINGS });
  const configured = await Promise.all(folders.map(realOrTyped));
  const holding = configured.filter(folder => folder !== process.cwd() && isWithin(path, folder));
  return holding.length > 0 ? holding : [dirname(path)];
}

function* explainParts(rows: readonly (Action | Kept)[], made: Made, screen: Screen): Iterable<Part> {
  for (const row of rows) {
    yield* renderExplain(explanation(row, made), screen);
    yield { pictureOf: row.raw.path };
  }
}

/** A raw whose name was enough for its verdict is read all the same; what its bytes gainsay is told beside the verdict. */
async function withOwnWord(rows: readonly (Action | Kept)[], { facts }: Made): Promise<readonly (Action | Kept)[]> {
  await facts.ask(rows.map(({ raw }) => raw.path));
  return rows.map(row => {
    const why = facts.unusable(row.raw.path);
    const isTold = why === undefined || row.because.some(({ kind }) => kind === 'exif-unreadable');
    return isTold ? row : { ...row, because: [...row.because, { kind: 'exif-unreadable', why }] };
  });
}

const plain = (row: Omit<Action, 'raw'> | Omit<Kept, 'raw'>) =>
  'reason' in row
    ? { reason: row.reason, because: row.because.map(evidenceJson) }
    : { verdict: row.verdict, confidence: row.confidence, because: row.because.map(evidenceJson) };

async function realFile(file: string): Promise<AbsPath> {
  const path = resolve(file);
  try {
    if ((await stat(path)).isDirectory()) throw new AppError('USAGE', { is: 'takes-one-file', path }, path);
    return pathIn(await realPath(dirname(path)), basename(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('NOT_FOUND', { is: 'file-missing', path, code: errnoOf(error) }, path, { cause: error });
  }
}

/** The file's own row, or those of every shot that it belongs to. */
function rowsOf(path: AbsPath, made: Made): readonly (Action | Kept)[] {
  const all: readonly (Action | Kept)[] = [...made.plan.actions, ...made.plan.kept];
  const own = all.filter(({ raw }) => raw.path === path);
  return own.length > 0 ? own : all.filter(made.plan.orphans ? isJpegOf(path) : isRawOf(path, made));
}

/** Its twin, derivative or sidecar, or of its stem beside it. */
function isRawOf(path: AbsPath, { shots, scan }: Made): (row: Action | Kept) => boolean {
  const [folder, stem, sidecarsOf] = [folderOf(path), stemOf(basename(path)), findSidecars(scan)];
  const isOf = ({ raw, pairing }: Made['shots'][number]) =>
    pairing.some(e => 'as' in e && e.as === path) ||
    (raw.folder === folder && raw.stem === stem) ||
    sidecarsOf(raw).some(({ sidecar }) => sidecar.path === path);
  const raws = new Set(shots.filter(isOf).map(({ raw }) => raw.path));
  return ({ raw }) => raws.has(raw.path);
}

/** The file is named after the JPEG, or keeps it. */
function isJpegOf(path: AbsPath): (row: Action | Kept) => boolean {
  const [folder, stem] = [folderOf(path), stemOf(basename(path))];
  const isBeside = (jpeg: AbsPath) => folderOf(jpeg) === folder && stemOf(basename(jpeg)) === stem;
  return ({ raw, because }) => isBeside(raw.path) || because.some(e => 'as' in e && e.as === path);
}

function explanation(row: Action | Kept, made: Made): Explanation {
  const { facts, plan } = made;
  const { path } = row.raw;
  return {
    row,
    facts: facts.of(path),
    whyNoFacts: facts.why(path),
    ...(plan.orphans ? besideJpeg(row, made) : besideRaw(path, made)),
    roots: [...plan.roots, ...plan.also],
    rendered: plan.totals.rendered,
  };
}

type Beside = Pick<Explanation, 'twins' | 'sidecars'>;

function besideRaw(path: AbsPath, { shots, scan }: Made): Beside {
  const shot = shots.find(({ raw }) => raw.path === path);
  return {
    twins: shot?.pairing.flatMap(e => ('as' in e ? [e.as] : [])) ?? [],
    sidecars: shot ? findSidecars(scan)(shot.raw).map(({ sidecar }) => sidecar.path) : [],
  };
}

function besideJpeg({ raw: { path }, because }: Action | Kept, { scan }: Made): Beside {
  const name = basename(path);
  const { all } = findJpegSidecars(scan)({ folder: folderOf(path), name, stem: stemOf(name) });
  return {
    twins: [...new Set(because.flatMap(e => ('as' in e && !('seenAt' in e) && !('trashedAt' in e) ? [e.as] : [])))],
    sidecars: all.map(({ path: at }) => at),
  };
}
