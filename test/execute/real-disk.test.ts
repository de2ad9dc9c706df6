import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { realFs } from '../../src/execute/real-fs.js';
import type { StoreChoice } from '../../src/model/policy.js';
import { english } from '../support/said.js';
import { abs, actionFor, filesBelow, RUN, settle, trash, undo, type World, worldOn } from '../support/trash-world.js';

const made: string[] = [];
const mounted: string[] = [];
afterEach(() => {
  for (const place of mounted.splice(0)) execFileSync('umount', [place]);
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newTop(): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-disk-')));
  made.push(top);
  return top;
}
function write(path: string, content: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}
function worldIn(top: string, root: string): World {
  const owner = { platform: process.platform, uid: process.getuid?.() ?? null, dataHome: abs(join(top, 'home/.local/share')) };
  mkdirSync(join(top, 'home'), { recursive: true });
  return worldOn(realFs(), root, join(top, 'state'), { owner });
}
const isLinux = process.platform === 'linux';

describe.each<[string, StoreChoice]>([
  ['the desktop trash', isLinux ? 'system' : 'auto'],
  ['the folder store', 'folder'],
])('on a real disk, %s', (_, to) => {
  it('moves and brings back odd names, times and modes', async () => {
    const top = newTop();
    const root = join(top, 'photos');
    const world = worldIn(top, root);
    const names = [
      'IMG_[12].ARW',
      'new\nline.ARW',
      '100% #=\'"$(x).ARW',
      'Hochzeit ü 写.ARW',
      `${'x'.repeat(251)}.ARW`,
      ' lead.ARW',
      '-rf.ARW',
    ];
    const raws = names.map((name, i) => write(join(root, `day ${i % 2}`, name), `raw ${i}`));
    const sidecar = write(join(root, 'day 0', 'IMG_[12].xmp'), 'edits');
    write(join(root, 'day 0', 'IMG_1.ARW'), 'a neighbour that a pattern would match');
    for (const path of raws) utimesSync(path, 1_600_000_000.123_456, 1_700_000_000.987_654);
    chmodSync(raws[1] ?? '', 0o400);
    const before = await filesBelow(world.fs, root);
    const actions = [];
    for (const raw of raws) actions.push(await actionFor(world.fs, raw, ...(raw === raws[0] ? [sidecar] : [])));

    const receipts = await trash(world, actions, { to });
    expect(receipts.map(({ outcome, why }) => [outcome, why])).toEqual(raws.map(() => ['trashed', undefined]));
    const now = await filesBelow(world.fs, root, /\.rawtwin/);
    expect([...now.keys()]).toEqual([join(root, 'day 0', 'IMG_1.ARW')]);
    for (const { from, at } of receipts.flatMap(receipt => receipt.to)) {
      expect(before.get(from)).toEqual((await filesBelow(world.fs, join(at, '..'))).get(at));
    }

    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(Array.from({ length: raws.length + 1 }, () => 'restored'));
    expect(await filesBelow(world.fs, root, /\.rawtwin/)).toEqual(before);
    expect(await settle(world)).toEqual([]);
  });

  it('undo overwrites nothing', async () => {
    const top = newTop();
    const world = worldIn(top, join(top, 'photos'));
    const raw = write(join(top, 'photos/A.ARW'), 'raw a');
    await trash(world, [await actionFor(world.fs, raw)], { to });
    write(raw, 'new');
    expect(await undo(world)).toMatchObject([{ outcome: 'blocked' }]);
    expect(readFileSync(raw, 'utf8')).toBe('new');
    rmSync(raw);
    expect(await undo(world)).toMatchObject([{ outcome: 'restored' }]);
    expect(readFileSync(raw, 'utf8')).toBe('raw a');
  });
});

const canMount = isLinux && process.getuid?.() === 0 && tryMount();
function tryMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'rawtwin-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

describe.skipIf(!canMount)('on a volume of its own (skipped unless root on Linux, who can mount)', () => {
  function withCard() {
    const top = newTop();
    const card = join(top, 'photos/my card');
    mkdirSync(card, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', card]);
    mounted.push(card);
    const raw = write(join(card, 'DCIM/A.ARW'), 'raw a');
    return { top, card, raw, world: worldIn(top, join(top, 'photos')) };
  }

  it('trashes into the trash of the card, never into that of the home', async () => {
    const { top, card, raw, world } = withCard();
    const [receipt] = await trash(world, [await actionFor(world.fs, raw)]);
    expect(receipt?.to[0]?.at).toBe(join(card, `.Trash-${process.getuid?.()}`, 'files', `A.${RUN}-1.ARW`));
    const note = join(card, `.Trash-${process.getuid?.()}`, 'info', `A.${RUN}-1.ARW.trashinfo`);
    expect(readFileSync(note, 'utf8')).toContain('\nPath=DCIM/A.ARW\n');
    expect(existsSync(join(top, 'home/.local/share/Trash'))).toBe(false);
    expect(await undo(world)).toMatchObject([{ outcome: 'restored' }]);
    expect(readFileSync(raw, 'utf8')).toBe('raw a');
  });

  it('puts the folder store at the top of the card', async () => {
    const { card, raw, world } = withCard();
    const [receipt] = await trash(world, [await actionFor(world.fs, raw)], { to: 'folder' });
    expect(receipt?.to[0]?.at).toBe(join(card, '.rawtwin/trash', RUN, 'DCIM/A.ARW'));
    expect(await undo(world)).toMatchObject([{ outcome: 'restored' }]);
  });

  it('goes by the rename that a real EXDEV refuses: to the folder store on the card, with no copy made', async () => {
    const { top, card, raw, world } = withCard();
    const { dev } = (await world.fs.look(abs(card))).stamp;
    // The home claims to be on the card, so that only the rename itself can know better.
    const look: World['fs']['look'] = async path => {
      const found = await world.fs.look(path);
      return path.startsWith(join(top, 'home')) ? { ...found, stamp: { ...found.stamp, dev } } : found;
    };
    const misled = worldOn({ ...world.fs, mounts: async () => null, look }, world.root, world.stateDir, { owner: world.deps.owner });
    const [receipt] = await trash(misled, [await actionFor(world.fs, raw)]);
    expect(receipt?.to.map(({ at }) => at)).toEqual([join(card, '.rawtwin/trash', RUN, 'DCIM/A.ARW')]);
    expect([...(await filesBelow(world.fs, join(top, 'home'))).keys()]).toEqual([]);
    expect(await undo(misled)).toMatchObject([{ outcome: 'restored', from: raw }]);
  });

  it('a full card trashes by rename alone, or keeps its raws and says why', async () => {
    const { card, raw, world } = withCard();
    const action = await actionFor(world.fs, raw);
    try {
      for (let i = 0; ; i++) writeFileSync(join(card, `fill${i}`), Buffer.alloc(64 * 1024));
    } catch {
      expect(existsSync(join(card, 'fill0'))).toBe(true);
    }
    const [receipt] = await trash(world, [action]);
    expect(english(receipt?.why ?? 'trashed')).toMatch(/^trashed$|ENOSPC/);
    expect(readFileSync(receipt?.outcome === 'trashed' ? (receipt.to[0]?.at ?? '') : raw, 'utf8')).toBe('raw a');
  });
});

const isRoot = process.getuid?.() === 0;
describe.skipIf(!isLinux || !isRoot)('without the powers of root (skipped unless root on Linux, who can give them up)', () => {
  it('a raw in a read-only folder stays, with a receipt; the others go', async () => {
    const top = newTop();
    const world = worldIn(top, join(top, 'photos'));
    const locked = write(join(top, 'photos/locked/A.ARW'), 'raw a');
    const free = write(join(top, 'photos/free/B.ARW'), 'raw b');
    for (const path of ['', 'home', 'photos', 'photos/free', 'photos/free/B.ARW', 'photos/locked/A.ARW'])
      chownSync(join(top, path), 12345, 12345);
    chmodSync(join(top, 'photos/locked'), 0o555);
    const actions = [await actionFor(world.fs, locked), await actionFor(world.fs, free)];
    const owner = { ...world.deps.owner, uid: 12345 };
    const powerless = worldOn(world.fs, world.root, join(top, 'state'), { owner });
    process.setegid?.(12345);
    process.seteuid?.(12345);
    try {
      const receipts = await trash(powerless, actions);
      expect(receipts.map(({ outcome }) => outcome)).toEqual(['failed', 'trashed']);
      expect(english(receipts[0]?.why ?? '')).toMatch(/EACCES/);
      expect(await undo(powerless)).toMatchObject([{ outcome: 'restored', from: free }]);
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
    expect(readFileSync(locked, 'utf8')).toBe('raw a');
    expect(lstatSync(free).size).toBe(5);
  });
});
