/** Adds to the group of a key; a copy of the group for each would make large groups slow. */
export function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Slices of a list whose groups stand together: `least` rows or more each, but the last, and no group in two of them. */
export function* wholeGroups<T>(rows: readonly T[], groupOf: (row: T) => string, least: number): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; ) {
    let end = Math.min(from + least, rows.length);
    while (end < rows.length && groupOf(rows[end] as T) === groupOf(rows[end - 1] as T)) end += 1;
    yield rows.slice(from, end);
    from = end;
  }
}
