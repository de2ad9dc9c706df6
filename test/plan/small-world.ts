import { basename, dirname } from 'node:path/posix';
import type { Facts, WorkDone } from '../../src/model/facts.js';
import type { AbsPath, FoundFile, RawFrame, Stamp } from '../../src/model/frame.js';
import type { Sighting } from '../../src/model/memory.js';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.js';
import { ok, type Result } from '../../src/model/result.js';
import type { Scan, Unreadable } from '../../src/model/scan.js';
import { captureCandidates, pairByCapture, unreadCandidates } from '../../src/pair/by-capture.js';
import { factsToAsk, namesakesOf, pairByFolder } from '../../src/pair/by-folder.js';
import { pairByStem, type Shot } from '../../src/pair/by-stem.js';
import { companions, findSidecars } from '../../src/pair/sidecars.js';
import type { PlanInput, ShotAsPaired } from '../../src/plan/case.js';
import { neighboursToRead } from '../../src/plan/neighbours.js';
import { assemble, judgeAll, type PlanParts } from '../../src/plan/plan.js';
import { classify } from '../../src/scan/classify.js';

/** Files rest since 2024-05-17; plans are made a day later. */
export const RESTED_NS = 1_715_940_000_000_000_000n;
export const NOW_NS = RESTED_NS + 86_400_000_000_000n;

export const at = (path: string): AbsPath => path as AbsPath;
export const fileAt = (path: string): FoundFile => {
  const file = classify(at(dirname(path)), basename(path), false);
  if (!file) throw new Error(`${path} is a raw of no known kind`);
  return file;
};
export const rawAt = (path: string): RawFrame => {
  const file = fileAt(path);
  if (file.kind !== 'raw') throw new Error(`${path} is no raw`);
  return file;
};
export const stampWith = (more: Partial<Stamp> = {}): Stamp => ({
  ...{ dev: 1n, ino: 1n, bytes: 100, mtimeNs: RESTED_NS, ctimeNs: RESTED_NS, mode: 0o100644, nlink: 1 },
  ...more,
});
export const factsWith = (more: Partial<Facts> = {}): Facts => ({
  ...{ format: 'arw', make: 'SONY', model: 'ILCE-7M4', takenAt: '2024-05-17T10:00:00' },
  ...{ recorded: 'unknown', makerNote: true, rendition: false, warnings: [] },
  ...more,
});

/** A listing in exactly the order of `paths`, folders in the order of their first file. */
export function scanOf(paths: readonly string[], more: Partial<Scan> & { readonly searchOnly?: readonly string[] } = {}): Scan {
  const byFolder = new Map<string, FoundFile[]>();
  for (const path of paths) byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), fileAt(path)]);
  const { searchOnly = [], ...rest } = more;
  return {
    ...{ roots: [at('/p')], also: [], unreadable: [], notes: [], fileCount: new Map([[at('/p'), paths.length]]) },
    folders: [...byFolder].map(([path, files]) => ({ path: at(path), searchOnly: searchOnly.includes(path), files })),
    ...rest,
  };
}

export interface World {
  readonly scan: Scan;
  /** What each file says; a path that is missing cannot be read. */
  readonly facts: ReadonlyMap<string, Facts>;
  readonly policy?: Policy;
  readonly stamps?: ReadonlyMap<string, Result<Stamp>>;
  readonly sightings?: ReadonlyMap<string, Sighting>;
  readonly work?: ReadonlyMap<string, Result<WorkDone>>;
  readonly hiding?: readonly Unreadable[];
}

/** From a listing to actions and kept raws, without a disk, reading as little as the real pipeline does. */
export function decide(world: World): PlanParts {
  const { scan, policy = DEFAULT_POLICY } = world;
  const asked = new Set<string>();
  const ask = (paths: readonly string[]) => paths.forEach(path => void asked.add(path));
  const factsOf = (path: AbsPath) => (asked.has(path) ? world.facts.get(path) : undefined);
  const shots = pairAll(scan, policy, ask, factsOf);
  const failed = (path: AbsPath) => (asked.has(path) && !world.facts.has(path) ? 'EIO' : undefined);
  const hiding = [...(world.hiding ?? []), ...unreadCandidates(pairByStem(scan), failed)];
  const input = inputOf({ ...world, hiding }, shots, factsOf, path =>
    asked.has(path) && !world.facts.has(path) ? 'it cannot be read' : undefined,
  );
  if (policy.trust !== 'stem') readNear(input, ask);
  const sidecarsOf = findSidecars(scan);
  return assemble(judgeAll(input), {
    before: 0,
    ...input,
    workBeside: raw => sidecarsOf(raw).map(({ sidecar: { path } }) => ({ path, work: world.work?.get(path) ?? ok({}) })),
    companionsOf: (going, pictures) => companions(scan, sidecarsOf, going, pictures),
  });
}

function pairAll(scan: Scan, policy: Policy, ask: (paths: readonly string[]) => void, factsOf: PlanInput['factsOf']): ShotAsPaired[] {
  const names = pairByStem(scan);
  const acted = new Set(scan.folders.filter(folder => !folder.searchOnly).map(folder => folder.path));
  const isLoose = (shot: Shot) => shot.evidence.length === 0 && acted.has(shot.raw.folder);
  if (policy.trust !== 'stem' && names.shots.some(isLoose)) {
    ask([...names.shots.filter(isLoose).map(shot => shot.raw.path), ...captureCandidates(names).map(({ path }) => path)]);
  }
  const byCapture = pairByCapture(names, factsOf);
  const namesakes = namesakesOf(byCapture, names.looseTwins, isLoose);
  ask([...namesakes].flatMap(([shot, found]) => [shot.raw.path, ...found.flatMap(factsToAsk)]));
  return pairByFolder(byCapture, namesakes, factsOf)
    .filter(shot => acted.has(shot.raw.folder))
    .map(({ raw, evidence, twins }) => ({ raw, pairing: evidence, twins: twins.filter(twin => twin.kind === 'rendered') }));
}

export function inputOf(
  world: World,
  shots: readonly ShotAsPaired[],
  factsOf: PlanInput['factsOf'] = path => world.facts.get(path),
  whyNoFacts: PlanInput['whyNoFacts'] = () => undefined,
): PlanInput {
  return {
    ...{ shots, factsOf, whyNoFacts, policy: world.policy ?? DEFAULT_POLICY, nowNs: NOW_NS, searched: 0 },
    unusable: whyNoFacts,
    stampOf: path => world.stamps?.get(path) ?? ok(stampWith()),
    sizeOf: ({ raw }) => {
      const stamp = world.stamps?.get(raw.path) ?? ok(stampWith());
      return stamp.ok ? stamp.value.bytes : 0;
    },
    sightingOf: path => world.sightings?.get(path),
    hiding: world.hiding ?? [],
    lostSightOf: () => undefined,
  };
}

function readNear(input: PlanInput, ask: (paths: readonly string[]) => void): void {
  const asked = new Set<AbsPath>();
  for (let reach = 1; ; reach *= 2) {
    const near = neighboursToRead(input, asked, reach);
    if (near.length === 0) return;
    for (const { raw } of near) asked.add(raw.path);
    ask(near.flatMap(shot => [shot.raw.path, ...shot.twins.map(({ path }) => path)]));
  }
}

export const pathsGoing = (parts: PlanParts): string[] => parts.actions.map(({ raw }) => raw.path).sort();
