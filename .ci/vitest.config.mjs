import { defineConfig } from 'vitest/config';

/** These change what the whole machine has left, such as watches for folders, or hold it to a standstill: nothing runs beside them. */
const ALONE = ['test/watch/listen*.test.ts', 'test/watch/scenarios/limits.test.ts', 'test/service/systemd.test.ts'];

const project = (name, groupOrder, files) => ({ extends: true, test: { name, sequence: { groupOrder }, ...files } });

/** All tests: as many files at once as there are cores, since most of them wait for programs, disks and the clock. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      project('beside', 0, { include: ['test/**/*.test.ts'], exclude: ALONE, maxWorkers: '100%' }),
      project('alone', 1, { include: ALONE, maxWorkers: 1 }),
    ],
  },
});
