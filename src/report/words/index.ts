import type { Lang } from '../../model/lang.js';
import { EN } from './en/index.js';

/** The texts of one language. A text that is missing in one does not compile. */
export type Words = typeof EN;

const LOAD: Readonly<Record<Lang, () => Promise<Words>>> = {
  en: async () => EN,
  'zh-CN': async () => (await import('./zh-cn/index.js')).ZH_CN,
};

/** A catalogue; another than the English one is loaded when it is asked for. */
export const wordsIn = (lang: Lang): Promise<Words> => LOAD[lang]();

/** The same catalogue, for what is about JPEGs whose raw was deleted; as it is for all else. */
export const wordsAbout = (words: Words, orphans: 'jpeg' | undefined): Words =>
  orphans === 'jpeg' ? { ...words, ...words.ofJpegs } : words;
