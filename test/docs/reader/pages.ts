import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../support/disk/bin.js';

export interface Page {
  readonly name: string;
  readonly text: string;
}
/** What a person reads who uses rawtwin or works on it; decisions are history and show no commands. */
export const PAGES: readonly Page[] = [
  'README.md',
  'README.zh-CN.md',
  ...readdirSync(join(PROJECT, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
].map(name => ({ name, text: readFileSync(join(PROJECT, name), 'utf8') }));

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const FIVE_TIMES = /^(?:\S+ ){5}/;

/** The contents of each block of a kind, in order. */
export const blocks = ({ text }: Page, kind: string): string[] =>
  [...text.matchAll(FENCE)].filter(match => match[1] === kind).map(match => match[2] ?? '');

/** The kind of every block, in order; empty where none is told. */
export const kinds = ({ text }: Page): string[] => [...text.matchAll(FENCE)].map(match => match[1] ?? '');

/** A line without what is said of it. A `#` begins that only after a space, as in a shell. */
const command = (line: string): string => line.replace(/(^|\s)#.*$/, '').trim();

export interface Command {
  readonly line: string;
  /** Told behind the line as `exit 10`; else 0. */
  readonly exit: number;
}
const asCommand = (text: string): Command => ({ line: command(text), exit: Number(/#.*\bexit (\d+)/.exec(text)?.[1] ?? 0) });

/** What a reader may type, of the ```sh blocks and of the lines for cron. */
export const commands = (page: Page): Command[] =>
  [
    ...blocks(page, 'sh').flatMap(block => block.split('\n')),
    ...blocks(page, 'crontab').flatMap(block => block.split('\n').map(line => line.replace(FIVE_TIMES, ''))),
  ]
    .map(asCommand)
    .filter(({ line }) => line !== '');

/** The page with every ```console block told anew: `told` gives what is printed after each line that begins with `$ `. */
export async function withOutputs(page: Page, told: (commands: readonly Command[]) => Promise<readonly string[]>): Promise<string> {
  let { text } = page;
  for (const block of blocks(page, 'console')) {
    const typed = block.split('\n').flatMap(line => (line.startsWith('$ ') ? [line.slice(2)] : []));
    const outputs = await told(typed.map(asCommand));
    text = text.replace(block, () => typed.map((line, at) => `$ ${line}\n${outputs[at] ?? ''}`).join(''));
  }
  return text;
}
