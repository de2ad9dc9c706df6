import type { Settings } from '../../config/settings.js';
import { newRunId } from '../../journal/run-id.js';
import { AppError } from '../../model/errors.js';
import { folderOf } from '../../model/path.js';
import type { Action } from '../../model/plan.js';
import type { Receipt, RunResult } from '../../model/receipt.js';
import { carryOut, type Made } from '../../pipeline.js';
import { narrow } from '../../plan/narrow.js';
import type { Prompt } from '../../ports/prompt.js';
import { pickOf, questionOf } from '../../report/trash-question.js';
import { type Words, wordsAbout } from '../../report/words/index.js';
import { EXIT } from '../exit-code.js';
import { orphansOf, type PlanFlags, wordsOf } from '../options.js';
import { print, say, view } from '../output.js';
import { thumbKeeping } from '../own-thumbs.js';
import { runWorld } from '../run-world.js';
import { readSettings } from '../settings.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, realWorld } from '../world.js';
import { exitOf, planCommand, planWith, savePlan, showPlan } from './plan.js';
import { readSaved } from './saved-plan.js';

interface TrashFlags extends PlanFlags {
  readonly plan?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly pick?: boolean;
  readonly all?: boolean;
  readonly thumbnails?: boolean;
  readonly json?: boolean;
  readonly progress: boolean;
}

/** `trash`: report, question, moves. Exit 2 without a terminal or --yes, 4 when a guard refuses, 3 when something was skipped. */
export async function trashCommand(folders: readonly string[], asked: TrashFlags): Promise<number> {
  const orphans = await orphansOf(asked);
  const saved = asked.plan === undefined ? undefined : await readSaved(asked.plan, folders);
  const flags = saved?.policy.rejected ? { ...asked, rejected: true } : asked;
  if (flags.dryRun) return planCommand(saved?.roots ?? folders, { ...flags, ...(saved ? { also: saved.also } : {}) });
  const said = saved && { also: saved.also, trust: saved.policy.trust, include: saved.policy.include };
  const given = await readSettings(flags, saved?.roots ?? folders, said ? { said } : {});
  const words = wordsAbout(await wordsOf(given), orphans);
  const { terminalPrompt } = await import('../ui/prompt.js');
  const prompt = terminalPrompt(words);
  if (!flags.yes && !prompt.available) {
    throw new AppError('NO_TERMINAL', { is: 'no-terminal', so: 'moved' });
  }
  const settings = {
    ...given,
    ...(flags.yes && !given.maxTrash ? { maxTrash: { percent: 50 } } : {}),
  };
  return interruptible(async signal => {
    const made = await planWith(settings, flags, signal);
    const choice = saved ? narrow(saved.actions, made.plan) : { actions: made.plan.actions, receipts: [] };
    if (!flags.json)
      await showPlan(
        { ...made.plan, actions: choice.actions },
        { progress: flags.progress, all: flags.all === true, thumbnails: flags.thumbnails === true },
        { words, verb: 'trash', given: settings.folders ?? [] },
      );
    refuseIfGuarded(made, flags.pick ? [] : choice.actions);
    const actions = await agreed(made, choice.actions, flags, prompt, words);
    if (actions === undefined) return EXIT.done;
    const result = await carry(made, actions, { ...flags, to: settings.to ?? 'auto' }, settings, words, signal);
    return tell({ ...result, receipts: [...choice.receipts, ...result.receipts] }, flags, words);
  });
}

function refuseIfGuarded(made: Made, actions: readonly Action[]): void {
  const refusals = made.refuse(actions);
  if (refusals.length === 0) return;
  throw new AppError('REFUSED', { is: 'refused', refusals }, refusals[0]?.path);
}

/** What is to be moved: all of it with `--yes`, else what the person at the terminal says; undefined: nothing. */
async function agreed(
  made: Made,
  all: readonly Action[],
  flags: TrashFlags,
  prompt: Prompt,
  words: Words,
): Promise<readonly Action[] | undefined> {
  if (flags.yes || all.length === 0) return all;
  const actions = flags.pick ? await picked(made, all, prompt, words) : all;
  if (actions !== undefined && flags.pick) refuseIfGuarded(made, actions);
  if (actions !== undefined) return ask(made, actions, prompt, words);
  say(`rawtwin: ${words.talk.nothingMoved}`);
  return undefined;
}

/** The actions that the person picked, folder by folder and one by one; undefined when none is wanted. */
async function picked(made: Made, actions: readonly Action[], prompt: Prompt, words: Words): Promise<readonly Action[] | undefined> {
  const ids = await prompt.pick(pickOf(made.plan, actions, words));
  const chosen = actions.filter(({ id }) => ids?.has(id));
  return chosen.length > 0 ? chosen : undefined;
}

async function ask(made: Made, actions: readonly Action[], prompt: Prompt, words: Words): Promise<readonly Action[] | undefined> {
  const answer = await prompt.askTrash(questionOf(made.plan, actions));
  if (answer.do === 'trash') return actions;
  if (answer.do === 'choose') return actions.filter(action => answer.folders.includes(folderOf(action.raw.path)));
  if (answer.do === 'save') await savePlan({ ...made.plan, actions }, answer.file, words);
  else say(`rawtwin: ${words.talk.nothingMoved}`);
  return undefined;
}

async function carry(
  made: Made,
  actions: readonly Action[],
  flags: { progress: boolean; to: 'auto' | 'system' | 'folder' },
  settings: Settings,
  words: Words,
  signal: AbortSignal,
): Promise<RunResult> {
  const progress = makeProgress({ words, enabled: flags.progress });
  const receipts: Receipt[] = [];
  const run = actions.length > 0 ? newRunId(new Date(), Math.random) : '';
  const { memory } = realWorld(settings, progress, signal);
  try {
    progress.phase('moving');
    progress.expect(actions.length);
    for await (const receipt of carryOut(
      made,
      { run, verb: 'trash', actions, to: flags.to, signal },
      { ...runWorld(progress, words), ...thumbKeeping(settings), memory },
    )) {
      receipts.push(receipt);
      progress.tick(1);
    }
  } finally {
    progress.stop();
  }
  return { run, plan: made.plan, receipts, interrupted: signal.aborted && receipts.length < actions.length };
}

async function tell(result: RunResult, flags: TrashFlags, words: Words): Promise<number> {
  if (flags.json) await print((await import('../../report/json.js')).runJson(result));
  else await print((await import('../../report/receipts.js')).renderReceipts(result, view(words)));
  if (result.interrupted) return EXIT.interrupted;
  return result.receipts.some(({ outcome }) => outcome !== 'trashed') ? EXIT.incomplete : exitOf(result.plan);
}
