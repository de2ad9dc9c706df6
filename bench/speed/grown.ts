/** A ratio may be so many times what it was: machines and hours differ. */
const MAY_GROW = 1.25;

type Ratios = ReadonlyMap<string, number>;

/** The ratios of a page of results, each by its group, row and peer. */
export function ratiosIn(page: string): Ratios {
  const ratios = new Map<string, number>();
  for (const part of page.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const [heads = [], , ...rows] = lines.filter(line => line.startsWith('|')).map(cellsOf);
    for (const [name = '', ...cells] of rows)
      for (const [i, cell] of cells.entries()) {
        const head = heads[i + 1] ?? '';
        if (head.startsWith('× ') && head !== `× ${name}`) ratios.set(`${title}: ${name} ${head}`, Number(cell));
      }
  }
  return ratios;
}
const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.trim());

/** A sentence for each ratio that grew by more than a quarter, or that is not measured any more though its group is. */
export function grownRatios(before: string, now: string): readonly string[] {
  const measured = ratiosIn(now);
  const groups = new Set([...measured.keys()].map(key => key.slice(0, key.indexOf(':'))));
  return [...ratiosIn(before)].flatMap(([key, was]) => {
    const is = measured.get(key);
    if (is === undefined) return groups.has(key.slice(0, key.indexOf(':'))) ? [`${key} is not measured any more`] : [];
    return is > was * MAY_GROW ? [`${key} was ${was}, is ${is}`] : [];
  });
}
