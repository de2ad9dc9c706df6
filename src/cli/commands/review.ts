import { readFacts } from '../../exif/read-facts.js';
import { embeddedPreviews } from '../../exif/read-preview.js';
import { newRunId } from '../../journal/run-id.js';
import { type Made, makeSheet, Review, type ReviewDeps } from '../../pipeline.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import type { ReviewPage } from '../../ports/review.js';
import type { Words } from '../../report/words/index.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { type PlanFlags, wordsOf } from '../options.js';
import { say } from '../output.js';
import { thumbKeeping } from '../own-thumbs.js';
import { runWorld } from '../run-world.js';
import { readSettings } from '../settings.js';
import { hasBrowser, openInBrowser } from '../ui/browser.js';
import { interruptible, ownMemory, realWorld } from '../world.js';
import { exitOf, planWith } from './plan.js';

interface ReviewFlags extends PlanFlags {
  readonly open: boolean;
  readonly progress: boolean;
}

/** Milliseconds without an open page: a large one takes its time to load again. */
const LINGER_MS = 5_000;

/**
 * `review`: the contact sheet in the browser, where what is ticked is carried out. Ends with its page, or on Ctrl-C after the file in
 * hand; exit 3 when something was left, 130 when a run was cut short.
 */
export async function reviewCommand(folders: readonly string[], flags: ReviewFlags): Promise<number> {
  const settings = await readSettings(flags, folders);
  const { serveReview } = await import('../../review/serve.js');
  return interruptible(async signal => {
    const made = await planWith(settings, flags, signal, { sizesOf: 'all' });
    const words = await wordsOf(settings);
    const world = { ...runWorld(NO_PROGRESS, words), onSettled: () => undefined };
    const { memory } = realWorld(settings, NO_PROGRESS, signal);
    const previews = embeddedPreviews();
    const deps: ReviewDeps = {
      plan: () => planWith(settings, { ...flags, progress: false }, signal, { sizesOf: 'all' }),
      page: (shown, wanted) => pageOf(shown, { previews, words, signal: wanted }),
      previews,
      carry: { ...world, ...thumbKeeping(settings), memory },
      undo: { ...world, memory: ownMemory(), onDamaged: () => undefined },
      to: settings.to ?? 'auto',
      words,
      newRun: () => newRunId(new Date(), Math.random),
      signal,
    };
    const review = new Review(made, deps);
    await serveReview({ desk: review, lingerMs: LINGER_MS, onReady: address => announce(address, flags.open, words), signal });
    return exitAfter(review.end, made);
  });
}

function exitAfter(end: Review['end'], { plan }: Made): ExitCode {
  if (end === 'interrupted') return EXIT.interrupted;
  return end === 'incomplete' ? EXIT.incomplete : exitOf(plan);
}

async function pageOf(made: Made, { previews, words, signal }: Pick<ReviewDeps, 'previews' | 'words' | 'signal'>): Promise<ReviewPage> {
  const [{ renderSheet }, { pageParts }] = await Promise.all([import('../../report/html.js'), import('../page-parts.js')]);
  const { sheet, cards } = await makeSheet(made, { preview: 'small', words, signal }, { previews, readFacts });
  const parts = await pageParts();
  return { ...parts, chunks: renderSheet(sheet, cards, { words, parts, live: { plan: made.plan.id } }) };
}

function announce(address: string, wantsBrowser: boolean, { review }: Words): void {
  const opens = wantsBrowser && hasBrowser(process.platform, process.env);
  say(`rawtwin: ${opens ? review.opens : review.address}`);
  say(`  ${address}`);
  say(`rawtwin: ${review.ends}`);
  if (opens) void openInBrowser(address);
}
