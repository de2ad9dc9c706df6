import callbackFs, { type PathLike } from 'node:fs';
import promisedFs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { errno } from './fake-fs.js';

/** One call to the system below the watched folder. */
export interface Call {
  readonly name: string;
  readonly path: string;
}
/** What a call comes to: an errno it fails with, or null to let it through. `number` counts from 0. */
export type Fate = (call: Call, number: number) => string | null;

let below: string | null = null;
let fate: Fate = () => null;
let calls: Call[] = [];
/** Takes names out of listings, without an error. */
let hidden: (path: string, name: string) => boolean = () => false;

/** Runs a work while the calls below `folder` may fail or tell less than there is, and says which were made. */
export async function withFate<T>(
  folder: string,
  how: { readonly fate?: Fate; readonly hidden?: (folder: string, name: string) => boolean },
  work: () => Promise<T>,
): Promise<{ readonly calls: readonly Call[]; readonly result: T }> {
  [below, calls, fate, hidden] = [folder, [], how.fate ?? (() => null), how.hidden ?? (() => false)];
  try {
    const result = await work();
    return { calls, result };
  } finally {
    [below, fate, hidden] = [null, () => null, () => false];
  }
}

/** The error that a call is to fail with now, or null. */
function failing(name: string, path: unknown): Error | null {
  const at = String(path);
  if (below === null || !(at === below || at.startsWith(`${below}/`))) return null;
  const call = { name, path: at };
  const code = fate(call, calls.length);
  calls.push(call);
  return code === null ? null : errno(code, at);
}

const nameOf = (entry: unknown): string => String(typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : entry);
const shown = (folder: unknown, entries: unknown): unknown =>
  Array.isArray(entries) && below !== null ? entries.filter(entry => !hidden(String(folder), nameOf(entry))) : entries;

type AnyFunction = (...args: unknown[]) => unknown;
const slot = (owner: object, name: string): AnyFunction => Reflect.get(owner, name);

function patchPromised(name: 'readdir' | 'realpath' | 'stat' | 'lstat'): void {
  const real = slot(promisedFs, name);
  Reflect.set(promisedFs, name, async (path: PathLike, ...rest: unknown[]) => {
    const error = failing(name, path);
    if (error) throw error;
    return shown(path, await real(path, ...rest));
  });
}

/** For fast-glob, which calls back. */
function patchCallback(name: 'readdir' | 'stat' | 'lstat'): void {
  const real = slot(callbackFs, name);
  Reflect.set(callbackFs, name, (path: PathLike, ...rest: unknown[]) => {
    const done = rest.at(-1);
    const error = failing(`${name} by callback`, path);
    if (typeof done !== 'function') return real(path, ...rest);
    if (error) return void setImmediate(() => done(error));
    return real(path, ...rest.slice(0, -1), (failed: unknown, found: unknown) => done(failed, shown(path, found)));
  });
}

function patchSync(name: 'lstatSync' | 'statSync' | 'openSync'): void {
  const real = slot(callbackFs, name);
  Reflect.set(callbackFs, name, (path: PathLike, ...rest: unknown[]) => {
    const error = failing(name, path);
    if (error) throw error;
    return real(path, ...rest);
  });
}

function patchOpen(): void {
  const real = promisedFs.open;
  Reflect.set(promisedFs, 'open', async (path: PathLike, ...rest: []) => {
    const error = failing('open', path);
    if (error) throw error;
    const handle = await real(path, ...rest);
    for (const name of ['read', 'stat'] as const) patchHandle(handle, name, path);
    return handle;
  });
}

function patchHandle(handle: FileHandle, name: 'read' | 'stat', path: PathLike): void {
  const real = slot(handle, name).bind(handle);
  Reflect.set(handle, name, async (...args: unknown[]) => {
    const error = failing(name, path);
    if (error) throw error;
    return real(...args);
  });
}

/** To be called before the code under test is loaded, since packages keep the functions they find. */
export function patchNode(): void {
  for (const name of ['readdir', 'realpath', 'stat', 'lstat'] as const) patchPromised(name);
  for (const name of ['readdir', 'stat', 'lstat'] as const) patchCallback(name);
  for (const name of ['lstatSync', 'statSync', 'openSync'] as const) patchSync(name);
  patchOpen();
  syncBuiltinESMExports();
}
