import picocolors from 'picocolors';
import type { Words } from '../../report/words/index.js';

/** inquirer's blue and dim cannot be read on every background. */
const plain = (text: string) => text;

/** Looks and words of every question; inquirer names its keys in English. */
export const themeFor = ({ ask }: Words) => ({
  prefix: { idle: picocolors.bold('?'), done: picocolors.green('✔') },
  style: {
    help: plain,
    description: plain,
    highlight: picocolors.bold,
    answer: picocolors.bold,
    key: picocolors.bold,
    defaultAnswer: (text: string) => `(${text})`,
    renderSelectedChoices: (chosen: readonly unknown[], all: readonly unknown[]) => ask.chosen(chosen.length, all.filter(isChoice).length),
    keysHelpTip: (keys: [key: string, action: string][]) =>
      keys.map(([key, action]) => `${picocolors.bold(key === 'space' ? ask.space : key)} ${wordOf(ask.key, action)}`).join(' · '),
  },
});

const isChoice = (item: unknown) => !(typeof item === 'object' && item !== null && 'separator' in item);
const wordOf = (words: Readonly<Record<string, string>>, action: string) => (Object.hasOwn(words, action) ? words[action] : action);
