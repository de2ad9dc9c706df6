import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realFs } from '../../src/execute/real-fs.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action } from '../../src/model/plan.js';

const IN_A_FOLDER = 500;
const CONTENT = Buffer.alloc(1024, 7);

/** Small files, since a rename does not care for size; all on disk before anything is timed. */
export async function layRaws(top: string, count: number): Promise<readonly Action[]> {
  const fs = realFs();
  const actions: Action[] = [];
  for (let n = 0; n < count; n++) {
    const folder = join(top, 'photos', `day ${Math.floor(n / IN_A_FOLDER)}`);
    if (n % IN_A_FOLDER === 0) mkdirSync(folder, { recursive: true });
    const path = join(folder, `DSC${String(n).padStart(5, '0')}.ARW`) as AbsPath;
    writeFileSync(path, CONTENT);
    const { stamp } = await fs.look(path);
    const raw = { path, format: 'arw' as const, bytes: stamp.bytes, stamp };
    const because = [{ kind: 'camera-recorded', recorded: 'with-jpeg' }] as const;
    actions.push({ id: `a${n}`, raw, with: [], verdict: 'orphan', confidence: 'proven', because });
  }
  if (process.platform !== 'win32') execFileSync('sync', ['-f', top]);
  return actions;
}
