import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/disk/bin.js';

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}
const read = (name: string) => JSON.parse(readFileSync(join(PROJECT, name), 'utf8'));
const own = read('package.json');
const locked = Object.entries<Locked>(read('package-lock.json').packages).filter(([path]) => path !== '');

describe('what rawtwin is built on', () => {
  it.each(Object.entries<string>({ ...own.dependencies, ...own.devDependencies }))('%s is pinned to one version', (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('is locked as well, and what is shipped has its checksum', () => {
    expect(locked.length).toBeGreaterThan(50);
    const shipped = locked.filter(([, { dev, optional }]) => !dev && !optional);
    expect(shipped.length).toBeGreaterThan(20);
    expect(shipped.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'))).toEqual([]);
  });

  it('runs no script when it is installed', () => {
    expect(locked.filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)).toEqual([]);
    expect(Object.keys(own.scripts).filter(name => /^(pre|post)?(install|prepare|prepublish|pack)$/.test(name))).toEqual([]);
  });
});
