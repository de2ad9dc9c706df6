import type { Check, CheckState, Health, Space } from '../model/health.js';

/** One file per thing to look at: what was found → what to think of it. */
export type Examine = (health: Health) => readonly Check[];

export const check = (state: CheckState, title: string, detail: string, advice = ''): Check => ({ title, state, detail, advice });
export const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** `12.3 GB and 4000 inodes free`. */
export function room({ bytesFree, inodesFree }: Space): string {
  const bytes = bytesFree >= 1e9 ? `${(bytesFree / 1e9).toFixed(1)} GB` : `${(bytesFree / 1e6).toFixed(1)} MB`;
  return `${bytes}${inodesFree === null ? '' : ` and ${inodesFree} inodes`} free`;
}
