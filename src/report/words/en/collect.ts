import type { CollectPuts } from '../../../model/collect-puts.js';
import { many, size } from '../../amount.js';
import type { SentencesOf } from '../shape.js';
import { along } from './along.js';
import { andMore } from './runs.js';

/** Kept apart from the sentences around it: what was written, or would be. */
const what = (raws: number, sidecars: number) => `${many(raws, 'raw')}${along(sidecars)}`;

export const collect = {
  copied: (raws: number, sidecars: number, bytes: number, to: string) =>
    `Copied ${what(raws, sidecars)} to ${to}: ${size(bytes)}. Each copy was read again and is the same, byte for byte.`,
  linked: (raws: number, sidecars: number, to: string) => `Linked ${what(raws, sidecars)} in ${to}; they take no room of their own.`,
  would: (raws: number, sidecars: number, bytes: number, to: string) => `Would put ${what(raws, sidecars)} into ${to}: ${size(bytes)}.`,
  nothing: 'Nothing was copied.',
  wouldNothing: 'Nothing would be copied.',
  already: (raws: number) => `${many(raws, 'raw')} ${raws === 1 ? 'is' : 'are'} there already, the same byte for byte.`,
  pending: (raws: number) =>
    `Interrupted: ${many(raws, 'raw')} not copied, or without all of ${raws === 1 ? 'its' : 'their'} sidecars. Run it again to go on.`,
  refused: (raws: number) => `${many(raws, 'raw')} left out, nothing is overwritten`,
  failed: (raws: number) => `${many(raws, 'raw')} could not be copied whole`,
  notFound: (picks: number) => `${many(picks, 'pick')} without a raw:`,
  otherShot: (pick: string, raw: string) => `${pick} (${raw} bears its name, but is of another shot)`,
  whereElse: 'Name the folders that hold the raws with --from.',
  ambiguous: (picks: number) => `${many(picks, 'pick')} that may mean several raws; none of them was taken:`,
  nameOne: 'Name the raw that you mean by its path, or fewer folders with --from.',
  unreadable: (folders: number) => `${many(folders, 'folder')} could not be read, and may hold raws that you want:`,
  andMore,
  chosen: 'chosen itself',
  named: (name: string) => `named on the list: ${name}`,
};

/** Why a file was not collected, or nothing was. */
export const collecting: SentencesOf<CollectPuts> = {
  'no-file-in-place': 'a folder or a link stands in its place',
  'name-taken': 'another file of that name stands there',
  'name-taken-meanwhile': 'another file of that name was put there meanwhile',
  'changed-in-copy': 'it changed while it was copied',
  'copy-differs': 'what was read back is not what was written; check the disk',
  'link-elsewhere': 'its new name leads to another file; look at both',
  'link-other-disk': 'it lies on another disk, where no link leads; leave out --link',
  'disk-forbids': ({ code }) => `the disk does not allow it (${code})`,
  'disk-full': ({ code }) => `there is no room left (${code})`,
  'too-large-for-disk': ({ code }) => `it is too large for that disk (${code})`,
  'cannot-read-or-write': ({ code }) => `it cannot be read or written (${code})`,

  'no-picks': 'No picks. Name JPEGs, folders of them, or a list of names; those must stand before --from, or behind a flag after it.',
  'pick-missing': ({ path, code }) =>
    `${path} is not there (${code}). Check the name; names without their files go into a text file (--list).`,
  'list-too-long': ({ path }) => `${path} is too long for a list of names.`,
  'list-unreadable': ({ path, code }) => `${path} cannot be read (${code}). Check its name and permissions.`,
  'list-no-text': ({ path }) => `${path} is no text. Give a list of names, one on a line.`,
  'to-no-folder': ({ path }) => `${path} is no folder. Choose another place with --to.`,
  'to-unusable': ({ path, code }) => `${path} cannot be used (${code}). Choose another place with --to.`,
  'no-room': ({ path, needed, free }) =>
    `${size(needed)} are to be copied and only ${size(free)} are free at ${path}; nothing was copied. ` +
    'Make room, or choose another disk with --to.',
};
