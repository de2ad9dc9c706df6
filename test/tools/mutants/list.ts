import { JPEG_MUTANTS } from './jpegs.js';
import { WATCH_MUTANTS } from './watch.js';

/** One guard, and how to take it out: a piece of a source file and what stands there without the guard. */
export interface Mutant {
  readonly guard: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** Test files of which one must go red. */
  readonly tests: readonly string[];
}

const FOUND = 'test/faults/found.test.ts';
const FALSE = 'test/faults/false-orphans.test.ts';
const KEPT = 'test/pipeline/kept-facts.test.ts';
const EXECUTE = 'test/execute/execute.test.ts';
const UNDO = 'test/undo/restore.test.ts';
const PLAN_UNDO = 'test/undo/plan-undo.test.ts';

/** Every guard whose absence must show. A search that fits nowhere is an error: the guard has moved, and so must its row. */
export const MUTANTS: readonly Mutant[] = [
  {
    guard: 'intents are synced before the first move',
    file: 'src/execute/execute.ts',
    find: "    await journal.append([begin, ...units.flatMap(unit => ('intent' in unit ? [unit.intent] : []))]);\n    await journal.sync();",
    put: "    await journal.append([begin, ...units.flatMap(unit => ('intent' in unit ? [unit.intent] : []))]);",
    tests: [FOUND],
  },
  {
    guard: 'intents for a second store are synced before it is used',
    file: 'src/execute/run-unit.ts',
    find: '  await context.journal.append([intent]);\n  await context.journal.sync();',
    put: '  await context.journal.append([intent]);',
    tests: [FOUND],
  },
  {
    guard: 'a name in the desktop’s trash is reserved, and free',
    file: 'src/execute/trash/freedesktop.ts',
    find: '        await mustBeFree(fs, to);',
    put: '        await fs.identity(info);',
    tests: [FOUND],
  },
  {
    guard: 'the files are as planned right before the move',
    file: 'src/execute/recheck.ts',
    find: "isUntouched(planned, stamp, await context.identityOf(folder)) ? null : { is: 'changed-since-plan' }",
    put: 'isUntouched(planned, stamp, await context.identityOf(folder)) ? null : null',
    tests: [EXECUTE, FOUND],
  },
  {
    guard: 'no twin has come back',
    file: 'src/execute/recheck.ts',
    find: '  if (twin !== null) return',
    put: "  if (twin === '') return",
    tests: [EXECUTE, FOUND],
  },
  {
    guard: 'the JPEG is asked for by name, listed or not',
    file: 'src/execute/recheck.ts',
    find: '  if (unlisted) return { why: unlisted };',
    put: '',
    tests: [FALSE],
  },
  {
    guard: 'a listing without the raw is not whole',
    file: 'src/execute/recheck.ts',
    find: 'view.set.has(basename(action.raw.path)) ? view :',
    put: 'view.set.size >= 0 ? view :',
    tests: [EXECUTE],
  },
  {
    guard: 'the folder is no link to elsewhere',
    file: 'src/execute/recheck.ts',
    find: "(await fs.realPath(folder)) === folder ? null : { is: 'folder-is-link' }",
    put: '(await fs.realPath(folder)) === folder ? null : null',
    tests: [EXECUTE],
  },
  {
    guard: 'what moved is looked at again',
    file: 'src/execute/move-unit.ts',
    find: "kind === 'file' && isSameFile(move.stamp, stamp, identity)",
    put: "kind === 'file' || isSameFile(move.stamp, stamp, identity)",
    tests: [FOUND],
  },
  {
    guard: 'raw and sidecars go all or none',
    file: 'src/execute/move-unit.ts',
    find: 'allBack(trouble.there ? [...moved, move] : moved, context)',
    put: 'allBack(trouble.there ? [move] : [], context)',
    tests: [FOUND],
  },
  {
    guard: 'a way back never overwrites',
    file: 'src/execute/way-back.ts',
    find: '    await fs.link(at, from);',
    put: '    await fs.rename(at, from);',
    tests: [UNDO, FOUND],
  },
  {
    guard: 'a placeholder is journaled before it is made',
    file: 'src/execute/way-back.ts',
    find: '  await beforePlaceholder();\n',
    put: '',
    tests: [FOUND, UNDO],
  },
  {
    guard: 'a second run is locked out',
    file: 'src/execute/lock.ts',
    find: '    if (!other) return { release',
    put: '    if (!other || other) return { release',
    tests: ['test/execute/lock.test.ts'],
  },
  {
    guard: 'names at home are durable before those in trash go',
    file: 'src/undo/restore-batch.ts',
    find: "    arrivals.filter(({ how }) => how !== 'blocked').map(({ item }) => folderOf(item.from)),",
    put: '    [],',
    tests: [FOUND],
  },
  {
    guard: 'names in trash are gone for good before the journal says restored',
    file: 'src/undo/restore-batch.ts',
    find: '    arrivals.flatMap(({ item }) => [folderOf(item.at), ...(item.info ? [folderOf(item.info)] : [])]),',
    put: '    [],',
    tests: [FOUND],
  },
  {
    guard: 'what is put back is durable at home before its trash folder goes',
    file: 'src/execute/put-back.ts',
    find: '    const home = fs.syncFolder(folderOf(from));',
    put: '    const home = Promise.resolve();',
    tests: [FOUND],
  },
  {
    guard: 'the disk beats the receipt',
    file: 'src/execute/settle-moves.ts',
    find: 'if (receipt && agrees(receipt, inTrash))',
    put: 'if (receipt)',
    tests: ['test/execute/recover.test.ts', FOUND],
  },
  {
    guard: 'what recovery found is durable before the run is closed',
    file: 'src/execute/settle-moves.ts',
    find: '  await syncMoves(moves, bench.fs);',
    put: '  if (moves.length < 0) await syncMoves(moves, bench.fs);',
    tests: [FOUND],
  },
  {
    guard: 'what recovery of an undo cleared is gone for good before the run is closed',
    file: 'src/execute/settle-undo.ts',
    find: '    [...stillInTrash(read.lines), ...purged].map(',
    put: '    [...stillInTrash([]), ...purged].map(',
    tests: [FOUND],
  },
  {
    guard: 'another program’s file in trash is not taken for ours',
    file: 'src/execute/both-ends.ts',
    find: "  if (home && !isFree && (await isPlanned(home))) return 'home';",
    put: '',
    tests: [FOUND],
  },
  {
    guard: 'a placeholder is ours by its time, and empty',
    file: 'src/execute/both-ends.ts',
    find: 'stamp.bytes === 0 && late >= EARLIEST_NS && late <= LATEST_NS',
    put: 'stamp.bytes >= 0',
    tests: ['test/execute/recover.test.ts'],
  },
  {
    guard: 'a folder that its maker left unsynced is synced',
    file: 'src/execute/trash/make-if-missing.ts',
    find: '    await syncedIfAllowed(fs, folderOf(path));',
    put: '',
    tests: ['test/execute/trash/folder.test.ts'],
  },
  {
    guard: 'the removal of an emptied trash folder is durable',
    file: 'src/execute/way-back.ts',
    find: '  if (at !== folder) await quietly(() => fs.syncFolder(at));',
    put: '',
    tests: [FOUND],
  },
  {
    guard: 'a folder that is made is durable',
    file: 'src/execute/real-fs.ts',
    find: '  await mkdir(path, mode);\n  await syncFolder(folderOf(path));',
    put: '  await mkdir(path, mode);',
    tests: ['test/execute/real-fs-sync.test.ts'],
  },
  {
    guard: 'a disk that refuses one store does not end the run',
    file: 'src/execute/run-unit.ts',
    find: '    // Its folder cannot be looked at now: this unit ends with what the first store said.\n    return null;',
    put: '    throw new Error();',
    tests: [FOUND],
  },
  {
    guard: 'what went wrong comes home by undo, whatever it is',
    file: 'src/undo/plan-undo.ts',
    find: 'item.stamp && !item.stuck && ',
    put: 'item.stamp && ',
    tests: [PLAN_UNDO],
  },
  {
    guard: 'a folder that could not be listed is told',
    file: 'src/scan/walk.ts',
    find: '      unreadable.push({ path, code: errnoOf(error), hides: true });',
    put: '      errnoOf(error);',
    tests: [FALSE],
  },
  {
    guard: 'an ignore pattern that could not be asked hides',
    file: 'src/scan/scan.ts',
    find: ', ...ignored.unasked.filter(({ path }) => listed.has(path))',
    put: ', ...(listed.size < 0 ? ignored.unasked : [])',
    tests: [FALSE],
  },
  {
    guard: 'memory that cannot be read is not empty',
    file: 'src/memory/file-memory.ts',
    find: "    throw unusable(path, 'read', error);",
    put: "    return '';",
    tests: [FALSE],
  },
  {
    guard: 'memory speaks of the folder that it saw alone',
    file: 'src/pipeline/judge-folders.ts',
    find: "if ((top !== undefined && isReplaced(top)) || (!own && isReplaced(folder))) return 'REPLACED';",
    put: '',
    tests: [FALSE],
  },
  {
    guard: 'the folder where memory saw the twin is still in sight',
    file: 'src/plan/witness.ts',
    find: '    if (code !== undefined) return { path, code };',
    put: '    if (code === null) return undefined;',
    tests: [FALSE, 'test/stories.test.ts'],
  },
  {
    guard: 'a raw that memory never saw stays while the twins of its shoot are out of sight',
    file: 'src/plan/verdict.ts',
    find: ' : shootOf(shot)?.lost;',
    put: ' : undefined;',
    tests: ['test/stories.test.ts'],
  },
  {
    guard: 'no raw goes by what an earlier run read of it',
    file: 'src/pipeline/judge-folders.ts',
    find: 'while (await facts.askAnew(orphansAmong(judged).map(({ path }) => path))) judged = judgeAll(input);',
    put: '',
    tests: [KEPT],
  },
  {
    guard: 'what was read of a file counts only while its times are the same',
    file: 'src/exif/kept-facts.ts',
    find: 'if (known && stamp === known.stamp)',
    put: 'if (known)',
    tests: [KEPT],
  },
  {
    guard: 'a file that changed a moment ago is not known by its times',
    file: 'src/exif/kept-facts.ts',
    find: 'latestMs + GRAIN_MS < nowMs',
    put: 'latestMs < nowMs',
    tests: ['test/exif/kept-facts.test.ts'],
  },
  {
    guard: 'a damaged cache is as none',
    file: 'src/memory/facts-rows.ts',
    find: 'sum: sumOf(body) } satisfies Head))',
    put: 'sum: JSON.parse(first || \'{"sum":""}\').sum }))',
    tests: [KEPT],
  },
  {
    guard: 'a look holds a file of another name against the raws of all folders',
    file: 'src/pipeline/pair-scan.ts',
    find: "if (concerning && byCapture.some(shot => isAsked(shot) && shot.evidence.some(({ kind }) => kind === 'same-capture')))",
    put: 'if (concerning === null)',
    tests: ['test/stories.test.ts'],
  },
  {
    guard: 'the mark of a rejected JPEG is read again right before the move',
    file: 'src/execute/recheck.ts',
    find: '  if (wanted) return { why: wanted };',
    put: '',
    tests: ['test/execute/rejected.test.ts'],
  },
  {
    guard: 'no mark is read unasked',
    file: 'src/pipeline/make-plan.ts',
    find: 'if (!policy.rejected || concerning) return first;',
    put: 'if (concerning) return first;',
    tests: ['test/laws/rejected.test.ts'],
  },
  {
    guard: 'a look takes no reject for deleted',
    file: 'src/pipeline/make-plan.ts',
    find: 'if (!policy.rejected || concerning) return first;',
    put: 'if (!policy.rejected) return first;',
    tests: ['test/pipeline/rejected.test.ts'],
  },
  {
    guard: 'no JPEG counts as rejected by what an earlier run read of it',
    file: 'src/pipeline/rejected.ts',
    find: 'if (!(await facts.askAnew(rejects.keys()))) return rejects;',
    put: 'return rejects;',
    tests: [KEPT],
  },
  {
    guard: 'no raw goes with a rejected JPEG by what an earlier run read of the raw',
    file: 'src/pipeline/rejected.ts',
    find: '  await facts.askAnew(raws);',
    put: '',
    tests: [KEPT],
  },
  {
    guard: 'nothing else keeps a raw whose JPEG is rejected',
    file: 'src/pipeline/rejected.ts',
    find: ' && others.length === 0',
    put: '',
    tests: ['test/stories.test.ts'],
  },
  {
    guard: 'a rejected JPEG is of one raw alone',
    file: 'src/pipeline/rejected.ts',
    find: ' && claims.get(e.as) === 1',
    put: '',
    tests: ['test/stories.test.ts'],
  },
  {
    guard: 'stars on a rejected JPEG keep both',
    file: 'src/plan/plan.ts',
    find: ', ...(shot.rejected?.work ?? [])',
    put: '',
    tests: ['test/stories.test.ts'],
  },
  {
    guard: 'a collected copy is read again',
    file: 'src/collect/place-file.ts',
    find: ' || (await copier.hash(draft, signal)) !== sha256',
    put: '',
    tests: ['test/collect/place-file.test.ts'],
  },
  ...JPEG_MUTANTS,
  ...WATCH_MUTANTS,
];
