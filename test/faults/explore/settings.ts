import type { StoreChoice } from '../../../src/model/policy.js';
import type { FakeVolume } from '../../support/fake-fs.js';

/** The disks of one world, where its photos lie, and the store that is asked for. */
export interface Setting {
  readonly name: string;
  readonly volumes: readonly (Partial<FakeVolume> & { readonly at: string })[];
  readonly photos: string;
  /** Where the folder `sub` of a story lies, if not below `photos`. */
  readonly sub?: string;
  readonly to: StoreChoice;
  readonly platform?: string;
}
/** FAT as kernels have it: no links, times of two seconds, inodes that change with each mount, one file per spelling. */
const CARD = { at: '/media/card', links: false, identity: 'weak', ignoresCase: true, timeStep: 2_000_000_000n } as const;

export const SETTINGS: readonly Setting[] = [
  { name: 'own-trash', volumes: [{ at: '/photos' }], photos: '/photos/shoot', to: 'auto' },
  { name: 'home-trash', volumes: [], photos: '/home/u/photos', to: 'auto' },
  { name: 'folder', volumes: [{ at: '/photos' }], photos: '/photos/shoot', to: 'folder' },
  { name: 'card', volumes: [CARD], photos: '/media/card/dcim', to: 'folder' },
  { name: 'card-trash', volumes: [CARD], photos: '/media/card/dcim', to: 'auto' },
  { name: 'ntfs', volumes: [{ ...CARD, links: true, timeStep: 1n }], photos: '/media/card/shoot', to: 'auto' },
  { name: 'mac', volumes: [{ at: '/Volumes/P' }], photos: '/Volumes/P/shoot', to: 'auto', platform: 'darwin' },
  { name: 'two-roots', volumes: [{ at: '/photos' }, CARD], photos: '/photos/shoot', sub: '/media/card/dcim', to: 'auto' },
  { name: 'disk-in-disk', volumes: [{ at: '/photos' }, { at: '/photos/shoot/sub' }], photos: '/photos/shoot', to: 'folder' },
];

/** The folder of a setting that a path of a story stands for. */
export function placeIn({ photos, sub }: Setting, path: string): string {
  return sub && path.startsWith('sub/') ? `${sub}${path.slice('sub'.length)}` : `${photos}/${path}`;
}

export const rootsOf = ({ photos, sub }: Setting): readonly string[] => (sub ? [photos, sub] : [photos]);
export const isSplit = ({ name }: Setting): boolean => name === 'two-roots' || name === 'disk-in-disk';
