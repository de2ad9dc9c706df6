import { expect, it } from 'vitest';
import { killWatch } from '../../support/watch/kill-watch.js';

it('40 daemons are killed (kill -9) at chance moments while files change: nothing wanted goes, all that is unwanted does', async () => {
  const { hits, failures } = await killWatch(40, 20261125);
  expect(failures.join('\n')).toBe('');
  expect(hits).toBeGreaterThan(20);
}, 300_000);
