import type { Mutant } from './list.js';

const JUDGES = 'test/watch/judges.test.ts';
const CANDIDATES = 'test/watch/candidates.test.ts';
const PASS = 'test/watch/whole-pass.test.ts';
const RUNS = 'test/watch/read-runs.test.ts';
const ITEMS = 'test/model/trash-items.test.ts';

const BEAT = 'src/watch/judge-beat.ts';
const BRAKE = 'src/watch/judge-brake.ts';
const ROOT = 'src/watch/judge-root.ts';
const JUDGE = 'src/watch/candidates.ts';
const READING = 'src/watch/reading.ts';
const WHOLE = 'src/pipeline/watch/whole-pass.ts';
const RETURNS = 'src/pipeline/watch/returns.ts';
const READ_RUNS = 'src/pipeline/watch/read-runs.ts';
const BRAKES = 'src/pipeline/watch/brakes.ts';

type Row = readonly [guard: string, find: string, put: string];
const inFile = (file: string, tests: readonly string[], rows: readonly Row[]): readonly Mutant[] =>
  rows.map(([guard, find, put]) => ({ guard: `watch: ${guard}`, file, find, put, tests }));

/** Guards of the daemon. Each shows in a test that needs no daemon. */
export const WATCH_MUTANTS: readonly Mutant[] = [
  ...inFile(
    BEAT,
    [JUDGES, 'test/watch/heart.test.ts'],
    [
      ['a process that stood still proves nothing', "> LONGEST_GAP_MS) return 'resumed'", "< 0) return 'resumed'"],
      ['a machine that slept proves nothing', 'Math.max(mono, up)', 'mono'],
      ['a clock that was set proves nothing', '> LARGEST_STEP_MS ?', '< 0 ?'],
    ],
  ),
  ...inFile(
    'src/pipeline/watch/heart.ts',
    ['test/watch/heart.test.ts'],
    [
      ['what proves nothing begins a new epoch', 'if (why) this.#watching.newEpoch(why);', ''],
      ['each beat is held against the last one', 'this.#last = now;', ''],
    ],
  ),
  ...inFile(
    BRAKE,
    [JUDGES, PASS],
    [
      ['a brake on a number', 'if (count !== null && going.size > count)', 'if (count !== null && going.size < 0)'],
      ['a brake on a share of a shoot', 'shoot.going * 100 > percent * shoot.of', 'shoot.going * 100 < 0 * shoot.of'],
      [
        'each folder is a shoot of its own',
        'for (const { path, files } of folders) {\n    const shoots = new Map<string, { going: number; of: number }>();\n',
        'const shoots = new Map();\n  for (const { path, files } of folders) {\n',
      ],
      [
        'each format is a shoot of its own',
        'shoots.get(file.format) ?? { going: 0, of: 0 };\n      shoots.set(file.format,',
        "shoots.get('raw') ?? { going: 0, of: 0 };\n      shoots.set('raw',",
      ],
    ],
  ),
  ...inFile(
    BRAKES,
    [PASS],
    [
      ['a brake pauses its root', "if (message !== undefined) roots.pause(root, 'brake', message);", 'if (message === null) return;'],
      ['a brake holds until a person has looked', '(going.size > 0 ? record?.brake?.message : undefined)', 'undefined'],
      [
        'a release lets go what was counted alone',
        'own.filter(raw => !released.includes(raw))',
        'own.filter(raw => !released.includes(raw) && released.length === 0)',
      ],
      [
        'what waits counts for the brake',
        'const own = [...waiting.keys()].filter(isOwn);',
        'const own = [...waiting.keys()].filter(isOwn).slice(0, 1);',
      ],
    ],
  ),
  ...inFile(
    ROOT,
    [JUDGES],
    [
      [
        'a damaged record is no record',
        "if (record === null) return unwell('state-lost'",
        "if (record === null) return { is: 'well' };\n  if (record === null) return unwell('state-lost'",
      ],
      ['an empty folder', 'if (!look.hasEntries) return', 'if (!look) return'],
      ['a marker that cannot be read', "if (marks && look.marker === 'unreadable')", "if (!look && look.marker === 'unreadable')"],
      ['a marker without state', 'if (!marks || look.marker === null) return', 'if (look) return'],
      ['a marker that is gone', 'if (look.marker === null) return unwell', 'if (look.marker === record.root) return unwell'],
      ['a marker of another folder', 'if (look.marker !== record.id)', 'if (look.marker === null)'],
      ['a folder of another birth', 'return was.birth === is.birth;', 'return true;'],
      ['a disk of another number', 'was.dev === is.dev && was.type', 'was.type'],
      ['a disk of another kind', 'was.dev === is.dev && was.type === is.type', 'was.dev === is.dev'],
      ['a folder without files', 'if (files === 0) return', 'if (files < 0) return'],
      ['a folder that shrank', 'if (files * 2 >= before)', 'if (files * 2 >= 0)'],
    ],
  ),
  ...inFile(
    JUDGE,
    [CANDIDATES],
    [
      ['a pass that is unwell says nothing', 'pass.isWell ? pass.missing : []', 'pass.missing'],
      ['a grace counts within one epoch', 'was.epoch === pass.epoch && ', ''],
      ['a clock that went back starts the grace again', ' && !hasGoneBack(was.since, pass.at)', ''],
      ['a grace passes', '>= pass.graceMs) due.push', '>= 0) due.push'],
      [
        'one pass is none',
        'if (!was) fresh.push(candidate);',
        'if (!was && pass.graceMs > 0) fresh.push(candidate);\n    else if (!was) due.push(candidate);',
      ],
      ['the raw and its sidecars are as they were', "if (was.unit !== is.unit) return 'still-importing';", ''],
      ['the folder is as it was', 'was.print !== is.print || ', ''],
      ['pictures still arrive', 'pass.newRendered && !is.witnessed', 'pass.newRendered && is.witnessed === null'],
      [
        'a pass that saw the JPEG ends the waiting',
        'const waiting = new Map<AbsPath, Candidate>();',
        'const waiting = new Map<AbsPath, Candidate>(before);',
      ],
    ],
  ),
  ...inFile(
    READING,
    [CANDIDATES],
    [
      ['both clocks must say so', 'isSame ? Math.min(wall, to.upMs - from.upMs) : wall', 'wall'],
      ['a wall clock that went back', 'return to.wallMs < from.wallMs ||', 'return'],
    ],
  ),
  ...inFile(
    'src/watch/between.ts',
    ['test/watch/between.test.ts'],
    [
      ['between two others in both orders', 'span?.every(', 'span?.some('],
      ['behind the last is not between', 'order(first, stem) < 0 && order(stem, last) < 0', 'order(first, stem) < 0'],
      ['before the first is not between', 'order(first, stem) < 0 && order(stem, last) < 0', 'order(stem, last) < 0'],
      ['between none is not between', '}) ?? false;', '}) ?? true;'],
    ],
  ),
  ...inFile(
    'src/pipeline/watch/missing.ts',
    [PASS],
    [['a copy that was broken off', 'isWitnessed(action) || isBetween(action)', 'action.id']],
  ),
  ...inFile(
    'src/watch/print-text.ts',
    [JUDGES],
    [
      ['a raw that was replaced', 'String(s.ctimeNs), String(s.ino)', ''],
      ['a file that was written anew', 'stamp?.ok ? [name,', 'stamp === null && stamp?.ok ? [name,'],
    ],
  ),
  ...inFile(
    'src/watch/settled-at.ts',
    ['test/watch/settled-at.test.ts'],
    [['a look again when raws have rested', "if (one.kind === 'recent')", "if (one.kind === 'recent' && last !== null)"]],
  ),
  ...inFile(
    WHOLE,
    [PASS],
    [
      ['each folder is looked at again after the listing', 'if (!isStill || ', 'if ('],
      ['a folder that shrank ends the pass', '|| full.length < roots.tops.length) return', ') return'],
      ['a folder that was unwell begins a new epoch', "watching.newEpoch('root-back')", 'roots.heal(full)'],
      ['a folder that is accepted begins a new epoch', "watching.newEpoch('accepted')", 'roots.tops'],
      ['what waited before an ill pass is forgotten', '  watching.forget();\n', ''],
      ['what came back does not wait', '.filter(({ raw }) => !cameBack.has(raw.path))', ''],
      ['runs of others are read', '  await readRuns(watching, deps);\n', ''],
      ['what a brake holds is not due', '&& roots.pauseOf(root)', '&& roots.pauseOf(root) === null'],
      ['new pictures are noticed', ': hasNewRendered(now, before);', ': false;'],
    ],
  ),
  ...inFile(
    'src/scan/local-change.ts',
    [PASS, 'test/scan/local-change.test.ts'],
    [['a picture that no raw beside it owns concerns all', '.every(name => stems.has(stemOf(name)))', '.every(() => true)']],
  ),
  ...inFile(
    'src/pipeline/watch/act.ts',
    [PASS],
    [
      ['an epoch that begins after the judging', '|| watching.epoch !== epoch ', ''],
      ['what went is kept in mind', '  await keepTrashed(run, rows, watching);\n', ''],
    ],
  ),
  ...inFile(
    'src/pipeline/watch/look.ts',
    [PASS],
    [
      ['a look that sees the JPEG ends the waiting', '.filter(([raw]) => missing.has(raw))', ''],
      ['a look tells of a JPEG too late', '  await tellJpegsBack(watching, made, hinted, deps.tell);\n', ''],
    ],
  ),
  ...inFile(
    RETURNS,
    [PASS],
    [
      ['what came back is kept in memory', 'await deps.memory.want(', 'new Map('],
      ['what came back is known again', 'again && isBack(again, one) ? [again] : []', '[]'],
      ['another file of the time did not come back', 'bytes === was.bytes && ', ''],
      ['another file of the name did not come back', 'String(stamp.mtimeNs) === was.mtimeNs && ', ''],
      ['a JPEG that was there ends the wish', 'filter(({ raw }) => !paired.has(raw))', 'filter(({ raw }) => raw)'],
      ['what never moved did not come back', ' && String(stamp.ctimeNs) !== was.ctimeNs', ''],
      ['a JPEG too late is told once', 'one.told || atHome', 'atHome'],
    ],
  ),
  ...inFile(
    'src/pipeline/undone.ts',
    [PASS],
    [['a derivative does not end the wish', "pairing.some(({ kind }) => kind !== 'derivative')", 'pairing.length > 0']],
  ),
  ...inFile(
    READ_RUNS,
    [RUNS],
    [
      ['an open run is read again', 'if (isOpen && version !== null) versions', 'if (isOpen && version === null) versions'],
      ['a run that has not changed is not read again', 'version !== null && version !== before', 'version !== null'],
      ['a clock that was ahead', 'record.seenRun > latest ?', 'record.seenRun === latest ?'],
      ['only what lay below the root', '.filter(({ raw }) => isWithin(raw, root))', ''],
    ],
  ),
  ...inFile(READ_RUNS, [PASS], [['what may have moved', '...doubtfulRaws(lines)', '...doubtfulRaws([])']]),
  ...inFile(
    'src/watch/runs-read.ts',
    [RUNS],
    [
      ['an open run is not gone past', 'runs[unknown - 1]', 'runs.at(-1)'],
      ['at first the newest are read', 'runs.slice(0, -FIRST_RUNS)', 'runs'],
    ],
  ),
  ...inFile(
    'src/model/trash-items.ts',
    [ITEMS],
    [
      [
        'what recovery found at home may have been taken back',
        "line.type === 'receipt' ? line.to.filter(({ from }) => from === line.raw) : []",
        "line.type === 'receipt' && receiptsOf(lines).get(line.action) === line ? line.to.filter(({ from }) => from === line.raw) : []",
      ],
      ['what undo brought back is no question', 'taken.delete(line.at);\n  return', 'taken.has(line.at);\n  return'],
      [
        'a run that was told to its end leaves no doubt',
        "if (lines.some(line => line.type === 'end' && !line.recovered)) return [];\n",
        '',
      ],
      ['what a run left of itself is no doubt', '(!line.recovered || line.to.length > 0)', 'line.to.length > 0'],
    ],
  ),
  ...inFile(
    'src/pipeline/watch/watched-roots.ts',
    [PASS],
    [
      [
        'a folder that is unwell is not planned',
        "if (verdict.is === 'unwell') this.pause(top, verdict.reason, verdict.message);\n      else well.push(top);",
        'well.push(top);',
      ],
      [
        'what a person accepts keeps its brake',
        '{ ...newRecord(top, id, look.identity), trashed, seenRun, brake }',
        '{ ...newRecord(top, id, look.identity), trashed, seenRun }',
      ],
      ['state that was taken away is noticed', '    this.#records.set(top, null);\n', ''],
    ],
  ),
];
