import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { PROJECT } from '../support/disk/bin.js';
import { faults, schemas } from '../support/schemas.js';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
  world.layShoot('photos', 7);
  world.put('photos/DSC00002.xmp', xmpPacket('xmp:Rating="0"'));
  world.put('photos/DSC00004.xmp', xmpPacket('xmp:Rating="5"'));
  symlinkSync('DSC00001.ARW', world.at('photos/link.ARW'));
});
afterEach(() => world.end());

const rawtwin = (...words: string[]) => world.run(...words, '--settle', '0');
const json = (text: string): unknown => JSON.parse(text);
const trash = (...words: string[]) => rawtwin('trash', world.at('photos'), '--yes', '--to', 'folder', '--json', ...words);

describe('what the built program writes is what the shipped schemas say, and no field more', () => {
  it('plan --json and plan --save: rawtwin.plan/1', () => {
    const { stdout } = rawtwin('plan', world.at('photos'), '--json', '--max-trash', '1%', '--save', world.at('plan.json'));
    expect(stdout).toContain('"refusals":[\n');
    expect(stdout).toContain('"kind":"symlink"');
    expect(faults('plan-1', json(stdout))).toEqual([]);
    expect(faults('plan-1', json(readFileSync(world.at('plan.json'), 'utf8')))).toEqual([]);
  });

  it('plan --ndjson: rawtwin.raw/1, a line for every raw', () => {
    const { stdout, status } = rawtwin('plan', world.at('photos'), '--ndjson');
    const rows = stdout.trimEnd().split('\n').map(json);
    expect(status).toBe(0);
    expect(rows.map(row => faults('raw-1', row))).toEqual(Array(7).fill([]));
    const verdicts = (json(`[${stdout.trimEnd().replaceAll('\n', ',')}]`) as { verdict: string }[]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['orphan', 'orphan', 'paired', 'paired', 'kept', 'paired', 'paired']);
  });

  it('trash, history and undo --json', () => {
    const run = json(trash().stdout);
    expect(faults('run-1', run)).toEqual([]);
    writeFileSync(world.at('photos/DSC00002.ARW'), 'in the way');
    expect(faults('history-1', json(world.run('history', '--json').stdout))).toEqual([]);
    const { run: id } = run as { run: string };
    expect(faults('run-raws-1', json(world.run('history', id, '--json').stdout))).toEqual([]);
    expect(faults('purge-1', json(world.run('purge', '--older-than', '0s', '--dry-run', '--json').stdout))).toEqual([]);
    const undone = json(world.run('undo', '--json').stdout) as { restored: unknown[]; blocked: unknown[] };
    expect([undone.restored.length, undone.blocked.length]).toEqual([1, 2]);
    expect(faults('undo-1', undone)).toEqual([]);
  });

  it('a saved plan whose raw is gone: a receipt that was skipped', () => {
    rawtwin('plan', world.at('photos'), '--save', world.at('plan.json'));
    writeFileSync(world.at('photos/DSC00002.JPG'), 'back');
    const { stdout } = world.run('trash', '--plan', world.at('plan.json'), '--yes', '--settle', '0', '--to', 'folder', '--json');
    expect(stdout).toContain('"outcome":"skipped"');
    expect(faults('run-1', json(stdout))).toEqual([]);
  });

  it('facts --json', () => {
    world.put('photos/empty.ARW', '');
    const files = ['DSC00001.ARW', 'DSC00001.JPG', 'empty.ARW'].map(name => world.at('photos', name));
    expect(faults('facts-1', json(world.run('facts', ...files, '--json').stdout))).toEqual([]);
  });

  it('doctor --json', () => expect(faults('doctor-1', json(world.run('doctor', world.at('photos'), '--json').stdout))).toEqual([]));

  it('purge --json', () => {
    trash();
    const { stdout } = world.run('purge', '--older-than', '0s', '--yes', '--json');
    expect(stdout).toContain('"dryRun":false');
    expect(faults('purge-1', json(stdout))).toEqual([]);
  });

  it('watch status --json, while nothing runs', () =>
    expect(faults('watch-1', json(world.run('watch', 'status', '--json').stdout))).toEqual([]));

  it.each(['--json', '--ndjson'])('an error with %s: rawtwin.error/1', flag => {
    const { stdout, status } = rawtwin('plan', world.at('nowhere'), flag);
    expect(status).toBe(2);
    expect(faults('error-1', json(stdout))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('a folder that cannot be read is in the plan', () => {
    world.layShoot('photos/locked');
    chmodSync(world.at('photos/locked'), 0);
    const { stdout } = rawtwin('plan', world.at('photos'), '--json');
    chmodSync(world.at('photos/locked'), 0o755);
    expect(stdout).toContain('EACCES');
    expect(faults('plan-1', json(stdout))).toEqual([]);
  });
});

describe('the schemas', () => {
  it('are JSON Schema of draft 2020-12, and shipped', () => {
    const drafts = [...schemas.values()].map(schema => (schema as { $schema: string }).$schema);
    expect(new Set(drafts)).toEqual(new Set(['https://json-schema.org/draft/2020-12/schema']));
    expect(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')).files).toContain('docs/schemas');
  });

  it('would see a field that is missing, one too many, and a word that is none', () => {
    const plan = json(rawtwin('plan', world.at('photos'), '--json').stdout) as Record<string, unknown>;
    const { totals: _, ...less } = plan;
    expect(faults('plan-1', less)).not.toEqual([]);
    expect(faults('plan-1', { ...plan, extra: 1 })).not.toEqual([]);
    expect(faults('plan-1', { ...plan, policy: { trust: 'all', include: [], settleSeconds: 0 } })).not.toEqual([]);
  });
});

describe('--csv --bom', () => {
  it('begins with the mark, and is the same otherwise', () => {
    const [plain, marked] = [[], ['--bom']].map(more => rawtwin('plan', world.at('photos'), '--csv', ...more).stdout);
    expect(marked).toBe(`\ufeff${plain}`);
  });

  it.each([
    [['--bom'], '--bom belongs to --csv'],
    [['--csv', '--json'], 'cannot be used with'],
    [['--ndjson', '--csv'], 'cannot be used with'],
    [['--ndjson', '--json'], 'cannot be used with'],
  ])('%j is refused', (words, why) => {
    const { status, stderr } = rawtwin('plan', world.at('photos'), ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});
