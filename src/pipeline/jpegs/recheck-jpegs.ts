import { basename, dirname } from 'node:path';
import type { ExecuteRequest } from '../../execute/execute.js';
import type { AbsPath } from '../../model/frame.js';
import type { FolderListing } from '../../model/scan.js';
import { stemOf } from '../../model/stem.js';
import { findJpegSidecars } from '../../pair/jpegs/jpeg-sidecars.js';
import { namedAfter } from '../../pair/jpegs/made-from.js';
import { rawNamedIn } from '../../pair/jpegs/raw-named-in.js';
import { basesOf, keysOfRaw } from '../../pair/stem-rules.js';
import { classify } from '../../scan/classify.js';
import { likelyRaws } from '../../scan/likely-raws.js';
import { listingOf } from '../../scan/listing-of.js';
import { sharesSidecar } from '../../scan/shares-sidecar.js';
import type { Made } from '../make-plan.js';

type Asked = Pick<ExecuteRequest, 'twinIn' | 'newSidecarIn' | 'likelyTwins' | 'sharesSidecar' | 'noLongerRejected'>;

/** What is asked of the disk right before a JPEG moves: no raw of it by whatever name, no new picture made of it, no new sidecar. */
export function recheckJpegs({ scan, plan }: Pick<Made, 'scan' | 'plan'>): Asked {
  const newIn = newSince(scan.folders);
  const seenWith = new Map(
    plan.actions.map(({ raw, because }) => [raw.path, because.flatMap(e => (e.kind === 'witnessed' ? [e.as] : []))] as const),
  );
  const rawsIn = rawsByName();
  return {
    twinIn: (jpeg, names) => rawAmong(stemOf(basename(jpeg)), rawsIn(names)) ?? newPictureOf(jpeg, newIn(jpeg, names)),
    newSidecarIn: (jpeg, names) => newSidecarOf(jpeg, newIn(jpeg, names)),
    likelyTwins: jpeg => [...likelyRaws(jpeg), ...(seenWith.get(jpeg) ?? [])],
    sharesSidecar,
    noLongerRejected: async () => null,
  };
}

interface RawNames {
  readonly byKey: ReadonlyMap<string, string>;
  /** By the names that theirs were made from. */
  readonly byBase: ReadonlyMap<string, string>;
}

/** Made once for each list of names. */
function rawsByName(): (names: readonly string[]) => RawNames {
  const known = new WeakMap<readonly string[], RawNames>();
  return names => {
    const before = known.get(names);
    if (before) return before;
    const raws = names.flatMap(name => {
      const stem = rawNamedIn(name);
      return stem === undefined ? [] : [{ name, stem }];
    });
    const made: RawNames = {
      byKey: new Map(raws.flatMap(({ name, stem }) => keysOfRaw(stem).map(key => [key, name] as const))),
      byBase: new Map(raws.flatMap(({ name, stem }) => basesOf(stem).map(base => [base.stem, name] as const))),
    };
    known.set(names, made);
    return made;
  };
}

/** A raw whose stem is the JPEG's, or whose name leads to it, or the other way round. */
function rawAmong(stem: string, { byKey, byBase }: RawNames): string | null {
  const keys = [stem, ...basesOf(stem).map(base => base.stem)];
  return keys.map(key => byKey.get(key)).find(name => name !== undefined) ?? byBase.get(stem) ?? null;
}

/** The files of a JPEG's folder that were not there when it was planned, as a listing. */
function newSince(folders: readonly FolderListing[]): (jpeg: AbsPath, names: readonly string[]) => FolderListing {
  const then = new Map(folders.map(({ path, files }) => [path as string, new Set(files.map(({ name }) => name))]));
  const known = new WeakMap<readonly string[], FolderListing>();
  return (jpeg, names) => {
    const before = known.get(names);
    if (before) return before;
    const listing = listingOf(jpeg, names);
    const planned = then.get(listing.path);
    const made = { ...listing, files: listing.files.filter(({ name }) => planned?.has(name) !== true) };
    known.set(names, made);
    return made;
  };
}

function newPictureOf(path: AbsPath, fresh: FolderListing): string | null {
  const jpeg = fresh.files.length === 0 ? undefined : classify(fresh.path, basename(path), false);
  return jpeg?.kind === 'rendered' ? (namedAfter([jpeg], { folders: [fresh] })[0]?.file.name ?? null) : null;
}

function newSidecarOf(path: AbsPath, fresh: FolderListing): string | null {
  if (fresh.files.length === 0) return null;
  const [name, folder] = [basename(path), dirname(path) as AbsPath];
  return findJpegSidecars({ folders: [fresh] })({ folder, name, stem: stemOf(name) }).all[0]?.name ?? null;
}
