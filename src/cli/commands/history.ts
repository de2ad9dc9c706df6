import { listRuns } from '../../journal/history.js';
import { EXIT } from '../exit-code.js';
import { print, view } from '../output.js';
import { makeProgress } from '../ui/progress.js';
import { runWorld } from '../world.js';

/** `history`: runs, newest first. */
export async function historyCommand(flags: { readonly json?: boolean; readonly all?: boolean }): Promise<number> {
  const runs = await listRuns(runWorld(makeProgress({ enabled: false })).journal);
  if (flags.json) await print((await import('../../report/json.js')).historyJson(runs));
  else await print((await import('../../report/history.js')).renderHistory(runs, { ...view(), all: flags.all === true }));
  return EXIT.done;
}
