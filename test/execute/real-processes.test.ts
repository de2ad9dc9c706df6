import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { realProcesses } from '../../src/execute/real-processes.js';

describe('realProcesses', () => {
  const { self, isAlive } = realProcesses();

  it('knows this process as alive', async () => {
    const me = await self();
    expect(me.pid).toBe(process.pid);
    expect(await isAlive(me)).toBe(true);
  });

  it('knows a process that ended as dead', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const pid = child.pid ?? -1;
    await once(child, 'exit');
    expect(await isAlive({ ...(await self()), pid })).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('on Linux tells a later process with the same number apart', async () => {
    const me = await self();
    expect(me.started).toMatch(/^\d+$/);
    expect(await isAlive({ ...me, started: `${Number(me.started) - 1}` })).toBe(false);
    expect(await isAlive({ ...me, boot: 'the boot before' })).toBe(false);
  });

  it('holds processes of another host or namespace to be alive', async () => {
    const me = await self();
    expect(await isAlive({ ...me, host: 'elsewhere', boot: 'x', pid: 999_999 })).toBe(true);
    expect(await isAlive({ ...me, space: 'pid:[1]', pid: 999_999 })).toBe(true);
  });
});
