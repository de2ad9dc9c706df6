/** The one element that must be there, since the page was written with it. */
export function the<E extends Element>(selector: string, kind: abstract new () => E, within: ParentNode = document): E {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** All elements of a kind that a selector finds, in the order of the page. */
export const all = <E extends Element>(selector: string, kind: abstract new () => E, within: ParentNode = document): readonly E[] =>
  [...within.querySelectorAll(selector)].filter((one): one is E => one instanceof kind);

/** What a data block of the page holds. It was written by the same program, so its shape is known. */
export const block = <T>(name: string): T => JSON.parse(the(`script[data-block="${name}"]`, HTMLScriptElement).text) as T;

/** All blocks of a name that hold lists, as one. */
export const blocks = <T>(name: string): readonly T[] =>
  all(`script[data-block="${name}"]`, HTMLScriptElement).flatMap(({ text }) => JSON.parse(text) as T[]);

/** An element that is not in the page yet. `text` is text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}
