import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { examine } from '../../doctor/index.js';
import { realMachine } from '../../execute/real-machine.js';
import { settleUnfinished } from '../../execute/recover.js';
import type { AbsPath } from '../../model/frame.js';
import type { Check, Health } from '../../model/health.js';
import { type HealthDeps, healthOf } from '../../pipeline.js';
import { many } from '../../report/amount.js';
import { renderChecks } from '../../report/doctor.js';
import { EXIT } from '../exit-code.js';
import { print, view } from '../output.js';
import { runWorld } from '../run-world.js';
import { thisHost } from '../this-host.js';
import { makeProgress } from '../ui/progress.js';
import { terminalPrompt } from '../ui/prompt.js';
import { VERSION } from '../version.js';

/** `doctor [folders]`: looks, changes nothing, and asks before it settles runs that were cut off. Exit 3 when something is bad. */
export async function doctorCommand(folders: readonly string[], flags: { readonly json?: boolean }): Promise<number> {
  const deps = { ...runWorld(makeProgress({ enabled: false })), machine: realMachine(), rawtwin: VERSION, service: service() };
  const paths = await Promise.all((folders.length > 0 ? folders : ['.']).map(realOrTyped));
  const health = await healthOf(paths, deps);
  const checks = examine(health);
  if (flags.json) await print((await import('../../report/json.js')).doctorJson(checks));
  else {
    await print(renderChecks(checks, view()));
    await offerToSettle(health, deps);
  }
  return isBad(checks) ? EXIT.incomplete : EXIT.done;
}

function service(): HealthDeps['service'] {
  const host = thisHost();
  return host && { host: host.name, file: host.file as AbsPath };
}

const isBad = (checks: readonly Check[]): boolean => checks.some(({ state }) => state === 'bad');

/** A folder that cannot be looked at is one of the things to be told. */
async function realOrTyped(folder: string): Promise<AbsPath> {
  try {
    return (await realpath(resolve(folder))) as AbsPath;
  } catch {
    return resolve(folder) as AbsPath;
  }
}

async function offerToSettle({ open }: Health, deps: HealthDeps & ReturnType<typeof runWorld>): Promise<void> {
  const cut = open.filter(({ heldBy }) => heldBy === null);
  const prompt = terminalPrompt();
  if (cut.length === 0 || !prompt.available) return;
  const question = `Settle ${many(cut.length, 'run that was cut off', 'runs that were cut off')} now? What was moved in part goes back.`;
  if (!(await prompt.confirm(question))) return;
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
}
