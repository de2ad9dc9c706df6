import { describe, expect, it } from 'vitest';
import { noStrace } from '../support/disk/bin.js';
import { ERRNOS, refuseAll } from '../support/disk/errnos.js';

describe.skipIf(noStrace)(`calls that the system refuses${noStrace ? ` (did not run: ${noStrace})` : ''}`, () => {
  // All 252 pairs are in the torture; here every code meets five calls, and every call three codes.
  it('12 codes on 21 calls of a run and an undo: receipts tell the truth, nothing is lost, all comes back', async () => {
    const { failures, hits } = await refuseAll(ERRNOS, 4);
    expect(failures.join('\n')).toBe('');
    expect(hits).toBe(63);
  }, 200_000);
});
