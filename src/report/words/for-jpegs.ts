import type { Words } from './index.js';

/** The same catalogue, for what is about JPEGs whose raw was deleted; as it is for all else. */
export const wordsAbout = (words: Words, orphans: 'jpeg' | undefined): Words =>
  orphans === 'jpeg' ? { ...words, ...words.ofJpegs } : words;
