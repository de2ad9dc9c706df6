/** A number from 0 up to, not with, 1, that depends on the words alone: what a seed chose can be chosen again. */
export function chanceOf(...words: readonly (string | number)[]): number {
  return randomFrom(...words)();
}

/** Such numbers without end (mulberry32, started by FNV-1a of the words). */
export function randomFrom(...words: readonly (string | number)[]): () => number {
  let state = 0x811c9dc5;
  for (const letter of words.join('\0')) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
