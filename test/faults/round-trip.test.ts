import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreChoice } from '../../src/model/policy.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs, actionFor, filesBelow, put, settle, trash, undo, worldOn } from '../support/trash-world.js';

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter(text => !/[/\0]/.test(text) && !['.', '..', '.rawtwin'].includes(text) && Buffer.byteLength(text) < 200);
const folder = fc.array(name, { maxLength: 3 }).map(parts => ['/photos/shoot', ...parts].join('/'));
const shot = fc.record({ folder, name, sidecar: fc.boolean(), going: fc.boolean() });
const setting = fc.record({ links: fc.boolean(), to: fc.constantFrom<StoreChoice>('auto', 'folder'), ownVolume: fc.boolean() });

describe('laws of carrying out', () => {
  it('execute then undo gives the same tree: bytes, names, times, modes', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shot, { maxLength: 12 }), setting, async (shots, { links, to, ownVolume }) => {
        const fs = new FakeFs(ownVolume ? [{ at: '/photos', links, identity: links ? 'stable' : 'weak' }] : []);
        const world = worldOn(fs, '/photos/shoot', '/state');
        const actions = [];
        for (const [i, { folder, name, sidecar, going }] of shots.entries()) {
          const raw = `${folder}/${name}.ARW`;
          const isNew = await put(fs, raw, `raw ${i}`).then(
            () => true,
            () => false,
          );
          if (isNew && sidecar) await put(fs, `${raw}.xmp`, `edits ${i}`).catch(() => null);
          const hasSidecar = fs.entries.has(`${raw}.xmp`);
          if (isNew && going) actions.push(await actionFor(fs, raw, ...(hasSidecar ? [`${raw}.xmp`] : [])));
        }
        const before = await filesBelow(fs, '/photos');
        const receipts = await trash(world, actions, { to, twinIn: () => null, likelyTwins: () => [], sharesSidecar: () => null });
        expect(receipts.map(({ outcome }) => outcome)).toEqual(actions.map(() => 'trashed'));
        for (const { raw } of receipts) await expect(fs.look(abs(raw))).rejects.toMatchObject({ code: 'ENOENT' });
        expect(await settle(world)).toEqual([]);
        const steps = actions.length > 0 ? await undo(world) : [];
        expect(steps.map(({ outcome }) => outcome)).toEqual(actions.flatMap(action => [action, ...action.with].map(() => 'restored')));
        expect(await filesBelow(fs, '/photos', /\.nomedia$/)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});
