import type { Check, CheckState, Health, Space } from '../model/health.js';
import { many, size } from '../report/amount.js';

/** One file per thing to look at: what was found → what to think of it. */
export type Examine = (health: Health) => readonly Check[];

export const check = (state: CheckState, title: string, detail: string, advice = ''): Check => ({ title, state, detail, advice });

/** `12.3 GB and 4,000 inodes free`. */
export const room = ({ bytesFree, inodesFree }: Space): string =>
  `${size(bytesFree)}${inodesFree === null ? '' : ` and ${many(inodesFree, 'inode')}`} free`;
