import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embedded } from '../../fixtures/heads/container/jpeg.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { parseStory } from '../../fixtures/story/parse-story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import { factsCache } from '../../src/memory/facts-cache.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.js';
import { makePlan } from '../../src/pipeline.js';
import type { FactsStore } from '../../src/ports/facts-store.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';

/** 3 and 4 are orphans; nobody rated them. `more`: said of 3. */
const story = (more = '') => `# A culled shoot.
shoot . sony DSC%05d 1-2
shoot . sony DSC%05d 3 culled 3${more}
shoot . sony DSC%05d 4-5 culled 4
plan
kept * paired`;
const lay = async (text: string) => {
  for (const { steps } of parseStory(text).acts) await tellSteps(steps, tree);
};

let [top, tree, state]: [string, string, string] = ['', '', ''];
beforeEach(async () => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-kept-')));
  [tree, state] = [join(top, 'tree'), join(top, 'state')];
  mkdirSync(tree);
  mkdirSync(state);
  await lay(story());
});
afterEach(() => rmSync(top, { recursive: true }));

const at = (name: string) => join(tree, name) as AbsPath;
/** An hour later: files that just changed are not kept. */
const plan = (keptFacts?: FactsStore, policy: Policy = DEFAULT_POLICY) =>
  makePlan(
    { folders: [tree], also: [], ignore: [], cwd: tree, policy, listingAccepted: false },
    {
      now: () => new Date(Date.now() + 3_600_000),
      newId: () => 'p',
      home: join(top, 'home'),
      memory: noMemory,
      progress: NO_PROGRESS,
      signal: new AbortController().signal,
      ...(keptFacts ? { keptFacts: async () => keptFacts } : {}),
    },
  );
const cache = (readers = '1') => factsCache(state, readers);
const files = () => readdirSync(join(state, 'facts'));

/** A cache that says of each raw what `say` makes of what it holds. */
function lying(store: FactsStore, say: (path: AbsPath) => object): FactsStore {
  return {
    ...store,
    get(path) {
      const known = store.get(path);
      return known && { ...known, facts: { ...known.facts, ...say(path) } };
    },
  };
}
/** What a first plan keeps, for a process that comes after it. */
async function filled(readers = '1', policy: Policy = DEFAULT_POLICY): Promise<FactsStore> {
  await plan(cache(readers), policy);
  return cache(readers);
}

it('a second plan says what the first said, by what was kept, and reads only what would go', async () => {
  const first = await plan();
  const store = await filled();
  const read: string[] = [];
  const again = await plan({ ...store, put: path => read.push(basename(path)) });
  expect(again.plan.actions).toEqual(first.plan.actions);
  expect(again.plan.kept).toEqual(first.plan.kept);
  expect(first.plan.actions.map(({ raw }) => basename(raw.path))).toEqual(['DSC00003.ARW', 'DSC00004.ARW']);
  expect(read).toEqual(['DSC00003.ARW', 'DSC00004.ARW']);
});
it('no raw goes by what was kept: a rating that came without a change of times is seen', async () => {
  rmSync(tree, { recursive: true });
  mkdirSync(tree);
  await lay(story(' rating 4'));
  const unrated = lying(await filled(), () => ({ rating: undefined }));
  const { plan: planned } = await plan(unrated);
  expect(planned.actions.map(({ raw }) => basename(raw.path))).toEqual(['DSC00004.ARW']);
  expect(planned.kept.find(({ raw }) => raw.path === at('DSC00003.ARW'))?.reason).toBe('protected');
});
describe('with --rejected', () => {
  const REJECTED: Policy = { ...DEFAULT_POLICY, rejected: true };
  const goingBy = async (kept: FactsStore) => (await plan(kept, REJECTED)).plan.actions.map(({ raw }) => basename(raw.path));
  const reject = (name: string) => writeFileSync(at(name), embedded(readFileSync(at(name)), xmpPacket('xmp:Rating="-1"')));

  it('a mark that is kept and in the file counts', async () => {
    reject('DSC00001.JPG');
    expect(await goingBy(await filled('1', REJECTED))).toEqual(['DSC00001.ARW', 'DSC00003.ARW', 'DSC00004.ARW']);
  });
  it('no raw goes by a mark that is only kept: it was taken away without a change of times', async () => {
    const marked = lying(await filled('1', REJECTED), path => (path.endsWith('1.JPG') ? { rejected: true } : {}));
    expect(await goingBy(marked)).toEqual(['DSC00003.ARW', 'DSC00004.ARW']);
  });
  it('no raw goes that is of the shot of its rejected JPEG only by what was kept', async () => {
    reject('DSC00001.JPG');
    writeFileSync(at('DSC00001.ARW'), readFileSync(at('DSC00004.ARW')));
    const store = await filled('1', REJECTED);
    const ofJpeg = () => {
      const { format: _, rejected: __, recorded: ___, ...shot } = store.get(at('DSC00001.JPG'))?.facts ?? { format: null };
      return shot;
    };
    expect(await goingBy(lying(store, path => (path.endsWith('1.ARW') ? ofJpeg() : {})))).not.toContain('DSC00001.ARW');
  });
});
it('what was kept may keep a raw, until the file changes', async () => {
  const alone = lying(await filled(), path => (path.endsWith('3.ARW') ? { recorded: 'raw-only' } : {}));
  expect((await plan(alone)).plan.actions.map(({ raw }) => basename(raw.path))).toEqual(['DSC00004.ARW']);
});
it('a file that changed is read again', async () => {
  const store = await filled();
  const bytes = readFileSync(at('DSC00003.ARW'));
  writeFileSync(at('DSC00003.ARW'), bytes);
  utimesSync(at('DSC00003.ARW'), 1_715_940_000, 1_715_940_000);
  const { plan: planned } = await plan(lying(store, () => ({ recorded: 'raw-only' })));
  expect(planned.actions.map(({ raw }) => basename(raw.path))).toEqual(['DSC00003.ARW']);
});
it.each([
  ['cut off', (text: string) => text.slice(0, -30)],
  ['empty', () => ''],
  ['changed in one letter', (text: string) => text.replace('with-jpeg', 'with-heif')],
  ['of another folder', (text: string) => text.replace('"folder":"/', '"folder":"/x')],
  ['no JSON', () => 'garbage\ngarbage'],
])('a file of the cache that is %s is as none, and is written anew', async (_, damage) => {
  const store = await filled();
  const [name = ''] = files();
  const file = join(state, 'facts', name);
  const whole = readFileSync(file, 'utf8');
  expect(damage(whole)).not.toBe(whole);
  writeFileSync(file, damage(whole));
  expect((await plan(lying(store, () => ({ recorded: 'raw-only' })))).plan.actions).toHaveLength(2);
  expect(readFileSync(file, 'utf8').length).toBe(whole.length);
});
it('what other readers read is not used', async () => {
  await filled('1');
  expect((await plan(lying(cache('2'), () => ({ recorded: 'raw-only' })))).plan.actions).toHaveLength(2);
});
it('a cache that cannot be written costs nobody a plan', async () => {
  writeFileSync(join(state, 'facts'), 'a file in its place');
  expect((await plan(cache())).plan.actions).toHaveLength(2);
  expect(readFileSync(join(state, 'facts'), 'utf8')).toBe('a file in its place');
});
