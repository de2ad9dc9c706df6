/** What a reader unticked, as long as the tab is open: loading the page again must not tick it anew. `key`: of this page alone. */
export function remembered(key: string): readonly string[] {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? [] : (JSON.parse(text) as string[]);
  } catch {
    return []; // some browsers keep nothing for pages from files
  }
}

/** For a page that is loaded again in the same tab. A browser that keeps nothing is no fault. */
export function remember(key: string, ids: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(ids));
  } catch {
    return; // as above, or it is full
  }
}
