import assert from 'node:assert/strict';
import { unlinkSync } from 'node:fs';
import { describe, it } from 'vitest';
import type { WatchEventKind } from '../../../src/model/watch.js';
import { Scene } from '../../support/watch/scene.js';

/** The shot whose JPEG is deleted at the end of each scene, in a folder of its own. */
const CANARY = 999;
const CANARY_FOLDER = 'photos/canary';

/** One thing that a photographer does, and what must become of the raws. */
export interface Story {
  readonly name: string;
  /** More words of `watch`; a grace of one second and no settle time unless they say otherwise. */
  readonly words?: readonly string[];
  readonly folders?: readonly string[];
  /** Beside six pairs in `photos/day`; before the daemon starts. */
  readonly lay?: (scene: Scene) => void | Promise<void>;
  readonly act: (scene: Scene) => void | Promise<void>;
  /** The shots whose raws must be in trash in the end. All others must never come there. */
  readonly goes?: readonly number[];
  readonly tells?: readonly WatchEventKind[];
  /** For what `lay` took from the machine. */
  readonly after?: (scene: Scene) => void;
}

/**
 * Plays it. Whatever would go wrongly has the time to: after the last act the JPEG of a canary is deleted, whose raw goes only after two
 * whole passes a grace apart; what was missing before it would go with it.
 */
export async function play(story: Story): Promise<void> {
  const scene = new Scene();
  try {
    scene.layPairs(1, 6);
    scene.layPairs(CANARY, CANARY, CANARY_FOLDER);
    await story.lay?.(scene);
    const { folders = ['photos'], words = [], goes = [] } = story;
    await scene.start(...folders, '--grace', '1s', '--settle', '0', '--to', 'folder', ...words);
    await story.act(scene);
    await scene.wholePass();
    unlinkSync(scene.jpeg(CANARY, CANARY_FOLDER));
    const { trashed } = scene.stock();
    await scene.trashed(...goes.filter(n => !trashed.includes(n)), CANARY);
    await scene.wholePass();
    const { status } = await scene.daemon.stop();
    const log = scene.daemon.told();
    assert.equal(status, 0, log);
    const gone = [...goes, CANARY].sort((a, b) => a - b);
    assert.deepEqual(scene.stock(), { trashed: gone, home: scene.all().filter(n => !gone.includes(n)) }, log);
    for (const kind of story.tells ?? []) assert(scene.daemon.has(kind), `"${kind}" was not told:\n${log}`);
  } finally {
    story.after?.(scene);
    scene.end();
  }
}

/**
 * Plays several stories at once, each in a world of its own: most of their time is waiting for graces. `missing`: why they cannot be
 * played here, or null.
 */
export function playAll(title: string, stories: readonly Story[], missing: string | null = null): void {
  const run = missing === null ? describe.concurrent : describe.skip;
  run(missing === null ? title : `${title} (did not run: ${missing})`, { timeout: 300_000 }, () => {
    it.each(stories.map(story => [story.name, story] as const))('%s', (_, story) => play(story));
  });
}
