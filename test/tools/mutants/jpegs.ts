import type { Mutant } from './list.js';

const STORIES = 'test/stories.test.ts';
const LAWS = 'test/laws/jpegs.test.ts';
const PIPELINE = 'test/pipeline/jpegs.test.ts';
const PLAN = 'test/plan/jpegs.test.ts';

/** Guards of `--orphans jpeg`, and of raws whose JPEG it took. */
export const JPEG_MUTANTS: readonly Mutant[] = [
  {
    guard: 'a raw whose JPEG rawtwin took is no orphan',
    file: 'src/plan/verdict.ts',
    find: "shot.trashed ? kept('unsure', [shot.trashed]) : undefined",
    put: 'shot === undefined ? undefined : undefined',
    tests: [LAWS],
  },
  {
    guard: 'a JPEG whose raw rawtwin took is no orphan',
    file: 'src/plan/jpegs/verdict.ts',
    find: "trashed ? kept('unsure', [trashed]) : undefined",
    put: 'trashed === null ? undefined : undefined',
    tests: [LAWS],
  },
  {
    guard: 'what goes is noted before it moves',
    file: 'src/pipeline/carry-out.ts',
    find: '    await deps.taken?.note(noted);',
    put: '',
    tests: [PIPELINE],
  },
  {
    guard: 'watch knows which JPEGs rawtwin took',
    file: 'src/pipeline/watch/plan-pass.ts',
    find: '...(deps.taken ? { taken: deps.taken } : {})',
    put: '',
    tests: ['test/watch/taken.test.ts'],
  },
  {
    guard: 'a half that comes back under another name is known by its capture',
    file: 'src/pair/taken-half.ts',
    find: "compareCapture(facts, one.facts).verdict === 'same'",
    put: "compareCapture(facts, one.facts).verdict === 'unknown'",
    tests: [PIPELINE],
  },
  {
    guard: 'a raw that has a JPEG of its own keeps another JPEG of its shot',
    file: 'src/pair/jpegs/raws-of-jpegs.ts',
    find: 'const blank = shots.map(',
    put: 'const blank = shots.filter(({ evidence }) => evidence.length === 0).map(',
    tests: [STORIES],
  },
  {
    guard: 'a raw of another name, or in another folder, keeps its JPEG',
    file: 'src/pipeline/jpegs/pair-jpegs.ts',
    find: '    addLaterTies(ties, loose, names, facts.of);',
    put: '',
    tests: [LAWS],
  },
  {
    guard: 'a raw that is here by its name only keeps its JPEG',
    file: 'src/pipeline/jpegs/pair-jpegs.ts',
    find: '    addNamedTies(ties, loose, found);',
    put: '',
    tests: [STORIES],
  },
  {
    guard: 'a raw that does not say when it was taken could be that of any JPEG',
    file: 'src/plan/jpegs/verdict.ts',
    find: 'uncompared ? kept(',
    put: 'uncompared === null ? kept(',
    tests: [PLAN],
  },
  {
    guard: 'raws that are nowhere here are not deleted',
    file: 'src/plan/jpegs/verdict.ts',
    find: 'shootOf(shot)?.hasRaw ? undefined',
    put: 'shootOf(shot) ? undefined',
    tests: [PLAN],
  },
  {
    guard: 'a raw that memory saw in a folder out of sight proves no shoot',
    file: 'src/plan/jpegs/shoots.ts',
    find: ' && lostSight(jpeg.folder, sighting, input) === undefined',
    put: '',
    tests: [PLAN],
  },
  {
    guard: 'only a camera’s own JPEG can go',
    file: 'src/plan/jpegs/verdict.ts',
    find: '!isCameraOriginal(facts, undefined) || ',
    put: '',
    tests: [PLAN],
  },
  {
    guard: 'nothing is gone while raws are being written',
    file: 'src/pipeline/jpegs/make-jpeg-plan.ts',
    find: 'at > (latestIn.get(folder) ?? 0n)',
    put: 'at < 0n',
    tests: [PIPELINE],
  },
  {
    guard: 'what was made of the shot keeps its JPEG',
    file: 'src/pair/jpegs/made-from.ts',
    find: "  return [{ kind: 'derivative', as: file.path, rule }];",
    put: '  return rule === null ? [] : [];',
    tests: [STORIES],
  },
  {
    guard: 'work in a sidecar that the raw left behind keeps its JPEG',
    file: 'src/pair/jpegs/jpeg-sidecars.ts',
    find: "const inner = key.replace(/\\.[a-z0-9]{2,4}$/, '');",
    put: 'const inner = key;',
    tests: [STORIES],
  },
  {
    guard: 'right before the move of a JPEG its raw is looked for in the listing',
    file: 'src/pipeline/jpegs/recheck-jpegs.ts',
    find: 'rawAmong(stemOf(basename(jpeg)), rawsIn(names)) ?? ',
    put: '',
    tests: [PIPELINE],
  },
  {
    guard: 'right before the move of a JPEG its raw is asked for by name',
    file: 'src/pipeline/jpegs/recheck-jpegs.ts',
    find: '...likelyRaws(jpeg), ',
    put: '',
    tests: [PIPELINE],
  },
  {
    guard: 'right before the move of a JPEG the raw that memory saw is asked for',
    file: 'src/pipeline/jpegs/recheck-jpegs.ts',
    find: ', ...(seenWith.get(jpeg) ?? [])',
    put: '',
    tests: [PIPELINE],
  },
  {
    guard: 'right before the move of a JPEG a new picture of it keeps it',
    file: 'src/pipeline/jpegs/recheck-jpegs.ts',
    find: ' ?? newPictureOf(jpeg, newIn(jpeg, names))',
    put: '',
    tests: [PIPELINE],
  },
  {
    guard: 'right before the move of a JPEG a new sidecar keeps it',
    file: 'src/pipeline/jpegs/recheck-jpegs.ts',
    find: 'newSidecarIn: (jpeg, names) => newSidecarOf(jpeg, newIn(jpeg, names))',
    put: 'newSidecarIn: () => null',
    tests: [PIPELINE],
  },
];
