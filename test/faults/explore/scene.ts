import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { isWithin } from '../../../src/model/path.js';
import type { Action } from '../../../src/model/plan.js';
import type { FolderListing } from '../../../src/model/scan.js';
import { listingOf } from '../../../src/scan/listing-of.js';
import { FakeFs, type Node } from '../../support/fake-fs.js';
import { abs, actionFor, put } from '../../support/trash-world.js';
import { placeIn, rootsOf, type Setting } from './settings.js';
import type { Hand, Story } from './stories.js';

export const STATE = '/home/u/.local/state/rawtwin';

/** One file as a person sees it. */
export interface Seen {
  readonly content: string;
  readonly mtimeNs: bigint;
  readonly mode: number;
}
/** A story on the disks of a setting, planned and ready to be carried out. */
export interface Scene {
  readonly story: Story;
  readonly setting: Setting;
  readonly disk: FakeFs;
  readonly actions: readonly Action[];
  /** The folders as they were listed for the plan. */
  readonly folders: readonly FolderListing[];
  /** Every file of the photo folders before the run. */
  readonly home: ReadonlyMap<string, Seen>;
  /** Where files of others stand now in the place of trashed ones. */
  readonly strangers: ReadonlySet<string>;
  /** Files that no purge may delete, and those of them that no undo can bring back. */
  readonly spared: ReadonlySet<string>;
  readonly stays: ReadonlySet<string>;
}
export const STRANGER = 'came to stand here';

const NONE: ReadonlySet<string> = new Set();

const hashes = new WeakMap<Uint8Array, string>();
/** The sha256 of a content. The fake disk never changes bytes in place, so each is hashed once. */
export function sha256(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, hash);
  return hash;
}
export const seenOf = ({ bytes, mtimeNs, mode }: Node): Seen => ({ content: sha256(bytes), mtimeNs, mode });

/** Our own and the desktop's trash, but not the state folder. */
export const isTrash = (path: string): boolean => /\/(\.rawtwin|\.Trash-1000|\.local\/share\/Trash)(\/|$)/.test(path);
export const isState = (path: string): boolean => path.startsWith(STATE);

export async function sceneOf(story: Story, setting: Setting): Promise<Scene> {
  const disk = new FakeFs(setting.volumes);
  if (setting.platform) disk.mountTable = null;
  disk.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 0, 0)) * 1_000_000n);
  await disk.makeFolders(abs('/home/u'), 0o755);
  for (const root of rootsOf(setting)) await disk.makeFolders(abs(root), 0o755);
  for (const file of story.files) await put(disk, placeIn(setting, file), file);
  if (story.secondName) await giveSecondName(disk, setting, story.secondName);
  disk.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 15, 12)) * 1_000_000n);
  const actions: Action[] = [];
  for (const [raw = '', ...sidecars] of story.actions) {
    actions.push(await actionFor(disk, placeIn(setting, raw), ...sidecars.map(file => placeIn(setting, file))));
  }
  const folders = await listingsOn(disk, rootsOf(setting));
  story.sincePlan?.(handOn(disk, setting));
  const { rule } = story;
  if (rule) disk.rule = (on, call, path, to) => rule(handOn(on, setting), call, path, to);
  disk.settle();
  return { story, setting, disk, actions, folders, home: homeOf(disk), strangers: NONE, spared: NONE, stays: NONE };
}

async function listingsOn(disk: FakeFs, roots: readonly string[]): Promise<FolderListing[]> {
  const listings: FolderListing[] = [];
  for (const [folder, { kind }] of disk.entries) {
    if (kind !== 'folder' || !roots.some(root => isWithin(folder, root))) continue;
    listings.push(listingOf(abs(join(folder, 'any')), await disk.names(abs(folder))));
  }
  return listings;
}

async function giveSecondName(disk: FakeFs, setting: Setting, [file, name]: readonly [string, string]): Promise<void> {
  await disk.makeFolders(abs(dirname(placeIn(setting, name))), 0o755);
  await disk.link(abs(placeIn(setting, file)), abs(placeIn(setting, name)));
}

/** Every file outside the trash and the state folder. */
export function homeOf(disk: FakeFs): Map<string, Seen> {
  const home = new Map<string, Seen>();
  for (const [path, node] of disk.entries) if (node.kind === 'file' && !isTrash(path) && !isState(path)) home.set(path, seenOf(node));
  return home;
}

/** What others do is on the disk at once. */
export function handOn(disk: FakeFs, setting: Setting): Hand {
  const at = (path: string) => (path.startsWith('/') ? path : placeIn(setting, path));
  return {
    ...{ disk, setting, at },
    put: (path, content) => disk.putForGood(at(path), Buffer.from(content)),
    remove: path => disk.removeForGood(at(path)),
  };
}
