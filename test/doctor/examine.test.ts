import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/index.js';
import type { CheckState, Health, VolumeHealth } from '../../src/model/health.js';
import { renderChecks } from '../../src/report/doctor.js';
import { abs } from '../support/trash-world.js';
import { WORDS } from '../support/words.js';

const space = { bytesFree: 12_345_678_901, inodesFree: 400_000 };
const volume: VolumeHealth = {
  ...{ folders: [abs('/photos')], mountedAt: abs('/photos'), type: 'ext4', isReadOnly: false, canWrite: true, space, identity: 'stable' },
  ...{ store: { kind: 'freedesktop', place: abs('/photos/.Trash-1000') }, whyNoDesktop: null },
};
const fine: Health = {
  ...{ rawtwin: '0.1.0', node: '20.19.0', platform: 'linux', volumes: [volume], absent: [], open: [], damaged: [], locks: [] },
  state: { folder: abs('/state'), problem: null, identity: 'stable', space },
  runs: { all: 3, undoable: 1, files: 4, bytes: 100, spent: 2 },
  watcher: { watches: 100_000, instances: 128 },
  service: { host: 'systemd', file: abs('/h/rawtwin-watch.service'), isInstalled: true },
};
const on = (more: Partial<VolumeHealth>): Partial<Health> => ({ volumes: [{ ...volume, ...more }] });
const state = (more: Partial<Health['state']>): Partial<Health> => ({ state: { ...fine.state, ...more } });
const run = '20261124-101512-k3f9';
const held = '`rawtwin trash` (process 7 on h, since then)';

describe('doctor', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(examine(fine, WORDS.en).map(check => [check.state, check.title])).toEqual(
      ['versions', 'system', 'state folder', 'trash of /photos', 'file system of /photos', 'journal', 'watcher limits', 'service'].map(
        title => ['ok', title],
      ),
    );
    expect(examine(fine, WORDS.en).every(({ advice }) => advice === '')).toBe(true);
  });

  it.each<[string, Partial<Health>, CheckState, RegExp]>([
    ['a Node too old', { node: '20.18.1' }, 'bad', /versions.*20\.18\.1.*newer/],
    ['a Node between two lines', { node: '21.7.0' }, 'bad', /versions/],
    ['a system on which it was never run', { platform: 'darwin' }, 'warn', /darwin.*never run/],
    ['a state folder that cannot be written', state({ problem: 'cannot be written to' }), 'bad', /\/state cannot be written to/],
    ['a full disk under the state', state({ space: { ...space, bytesFree: 5 } }), 'warn', /nearly full/],
    ['no inodes under the state', state({ space: { ...space, inodesFree: 5 } }), 'warn', /nearly full/],
    ['a state folder on a share', state({ identity: 'weak' }), 'warn', /network share/],
    ['a card that is locked', on({ isReadOnly: true }), 'bad', /read-only.*unlock/],
    ['a folder of somebody else', on({ canWrite: false }), 'bad', /no permission to write in \/photos/],
    ['no place for trash at all', on({ store: null, whyNoDesktop: 'it is a subvolume' }), 'bad', /it is a subvolume/],
    ['no inodes for names in trash', on({ space: { ...space, inodesFree: 3 } }), 'bad', /only 3 free inodes/],
    [
      'our own folder, and why not the other',
      on({ store: { kind: 'folder', place: abs('/photos/.rawtwin/trash') }, whyNoDesktop: 'no user ids' }),
      'ok',
      /own folder \/photos\/\.rawtwin\/trash; not the desktop's: no user ids/,
    ],
    ['a FAT card', on({ type: 'exfat', identity: 'weak' }), 'warn', /exfat; no hard links; upper and lower case are one.*mean nothing/],
    ['a share', on({ type: 'nfs4' }), 'ok', /nfs4.*changes made elsewhere are not told of, so watch looks by the clock/],
    ['a disk of unknown kind', on({ type: null }), 'ok', /unknown kind; hard links not known/],
    ['how much room there is', {}, 'ok', /12\.3 GB and 400,000 inodes free/],
    ['a file system without a number of inodes', on({ space: { ...space, inodesFree: null } }), 'ok', /12\.3 GB free/],
    ['a service', {}, 'ok', /service: systemd starts watch at each login \(\/h\/rawtwin-watch\.service\)/],
    ['no service', { service: { host: 'systemd', file: abs('/h/x'), isInstalled: false } }, 'ok', /service: none is installed/],
    ['a folder that is not there', { absent: [{ folder: abs('/x'), code: 'ENOENT', isAsked: true }] }, 'bad', /\/x.*ENOENT/],
    ['a disk that is not plugged in', { absent: [{ folder: abs('/x'), code: 'ENOENT', isAsked: false }] }, 'warn', /Plug its disk in/],
    ['a run that was cut off', { open: [{ run, roots: [abs('/photos')], heldBy: null }] }, 'warn', /was cut off in \/photos.*settles it/],
    ['a run that is being written', { open: [{ run, roots: [], heldBy: held }] }, 'ok', /is being written by .*process 7/],
    ['damaged lines', { damaged: [{ run, lines: [4, 9] }] }, 'warn', /lines 4, 9 cannot be used.*docs\/journal\.md/],
    ['many spent journals', { runs: { ...fine.runs, spent: 1_001 } }, 'warn', /1,001 runs with nothing left.*purge/],
    ['a lock of a live process', { locks: [{ path: abs('/l'), roots: [abs('/p')], holder: held, isLive: true }] }, 'ok', /\/p is held by/],
    [
      'a lock left over',
      { locks: [{ path: abs('/l'), roots: [abs('/p')], holder: held, isLive: false }] },
      'ok',
      /is gone.*takes the lock away/,
    ],
    ['a lock that cannot be read', { locks: [{ path: abs('/l'), roots: [], holder: null, isLive: true }] }, 'bad', /\/l cannot be read/],
    ['few watches', { watcher: { watches: 100, instances: 128 } }, 'warn', /max_user_watches/],
    ['few instances', { watcher: { watches: 100_000, instances: 1 } }, 'warn', /by 1 program /],
  ])('%s', (_, more, state, says) => {
    const told = examine({ ...fine, ...more }, WORDS.en).map(({ title, detail, advice, ...check }) => ({
      ...check,
      text: `${title}: ${detail} ${advice}`,
    }));
    expect(told).toContainEqual({ state, text: expect.stringMatching(says) });
  });

  it('says nothing of services where none are known, nor of changes where all are told of', () => {
    expect(examine({ ...fine, service: null }, WORDS.en).map(({ title }) => title)).not.toContain('service');
    expect(examine(fine, WORDS.en).filter(({ detail }) => detail.includes('changes'))).toEqual([]);
  });
  it('says nothing of watchers where the system does not tell', () => {
    expect(examine({ ...fine, watcher: null }, WORDS.en).map(({ title }) => title)).not.toContain('watcher limits');
  });
});

describe('its report', () => {
  const text = (more: Partial<Health>) =>
    [...renderChecks(examine({ ...fine, ...more }, WORDS.en), { words: WORDS.en, columns: 60, colour: false })].join('');
  it('fits the screen, and says state and advice in words', () => {
    const shown = text({ ...on({ isReadOnly: true, mountedAt: abs('/media/card\x1b[31m') }), platform: 'darwin' });
    expect(shown.split('\n').filter(row => row.length > 60)).toEqual([]);
    expect(shown).toContain('BAD   trash of /media/card\\x1b[31m: the volume is mounted\n      read-only');
    expect(shown).toContain('note  system: darwin');
    expect(shown).toContain('\n      → Mount it writable, or unlock the card.\n');
    expect(shown).toMatch(/\n1 thing will not work as it is\.\n$/);
  });

  it.each([
    ['nothing to note', {}, 'All works.\n'],
    ['a note', { platform: 'darwin' }, 'All works; 1 note above.\n'],
  ])('%s', (_, more, ending) => expect(text(more).endsWith(`\n${ending}`)).toBe(true));
});
