import { examine } from '../../doctor/index.js';
import { realMachine } from '../../execute/real-machine.js';
import { settleUnfinished } from '../../execute/recover.js';
import type { AbsPath } from '../../model/frame.js';
import type { Check, Health } from '../../model/health.js';
import { type HealthDeps, healthOf } from '../../pipeline.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { renderChecks } from '../../report/doctor.js';
import { EN } from '../../report/words/en/index.js';
import type { Words } from '../../report/words/index.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, view } from '../output.js';
import { realOrTyped } from '../real-path.js';
import { runWorld } from '../run-world.js';
import { thisHost } from '../this-host.js';
import { terminalPrompt } from '../ui/prompt.js';
import { VERSION } from '../version.js';

interface DoctorFlags {
  readonly json?: boolean;
  readonly lang?: string;
}

/** `doctor [folders]`: looks, changes nothing, and asks before it settles runs that were cut off. Exit 3 when something is bad. */
export async function doctorCommand(folders: readonly string[], flags: DoctorFlags): Promise<number> {
  const words = await readWords(flags);
  const deps = { ...runWorld(NO_PROGRESS, words), machine: realMachine(), rawtwin: VERSION, service: service() };
  const paths = await Promise.all((folders.length > 0 ? folders : ['.']).map(realOrTyped));
  const health = await healthOf(paths, deps);
  const checks = examine(health, flags.json ? EN : words);
  if (flags.json) await print((await import('../../report/json.js')).doctorJson(checks));
  else {
    await print(renderChecks(checks, view(words)));
    await offerToSettle(health, deps, words);
  }
  return isBad(checks) ? EXIT.incomplete : EXIT.done;
}

function service(): HealthDeps['service'] {
  const host = thisHost();
  return host && { host: host.name, file: host.file as AbsPath };
}

const isBad = (checks: readonly Check[]): boolean => checks.some(({ state }) => state === 'bad');

async function offerToSettle({ open }: Health, deps: HealthDeps & ReturnType<typeof runWorld>, words: Words): Promise<void> {
  const cut = open.filter(({ heldBy }) => heldBy === null);
  const prompt = terminalPrompt(words);
  if (cut.length === 0 || !prompt.available) return;
  if (!(await prompt.confirm(words.ask.settle(cut.length)))) return;
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
}
