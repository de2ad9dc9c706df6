import type { ConfigListing, SettingRow } from '../model/config-listing.js';
import { printable } from './printable.js';
import { shellQuoted } from './shell.js';
import { paintFor } from './terminal/paint.js';
import { padEnd, widthOf, wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import type { Words } from './words/index.js';

/** Every setting with its value and where that comes from; then the files, and what waits for the person. Chunks are whole lines. */
export function* renderConfig({ file, stateDir, folderFiles, settings }: ConfigListing, screen: Screen): Iterable<string> {
  const words = screen.words.config;
  const paint = paintFor(screen.colour);
  const rows = settings.map(row => [row.name, valueText(row, words), sourceText(row, words)] as const);
  const width = (column: 0 | 1) => Math.max(...rows.map(row => widthOf(row[column])));
  // A long list of folders must not push the sources out of sight.
  const [names, values] = [width(0) + 2, Math.min(width(1), Math.floor(screen.columns / 3)) + 2];
  for (const [name, value, source] of rows) {
    const isLong = widthOf(value) > values - 2;
    yield `${paint.strong(padEnd(name, names))}${isLong ? value : padEnd(value, values)}`;
    yield isLong ? `\n${' '.repeat(names + values)}${source}\n` : `${source}\n`;
  }
  yield '\n';
  yield `${words.yours(printable(file.path), file.there)}\n`;
  for (const { path, allowed } of folderFiles) yield `${words.ofFolder(printable(path), allowed)}\n`;
  yield `${words.state(printable(stateDir))}\n`;
  for (const { path, folder, waiting } of folderFiles) {
    if (waiting.length === 0) continue;
    yield '\n';
    for (const line of wrap(words.waits(printable(path), waiting.map(printable).join(', ')), screen.columns, ''))
      yield `${paint.warns(line)}\n`;
    yield `  rawtwin config allow ${shellQuoted(folder, !folder.startsWith('/'))}\n`;
  }
}

function valueText({ value, below }: SettingRow, words: Words['config']): string {
  const text = Array.isArray(value) ? value.map(one => printable(String(one))).join(', ') : value === null ? '' : printable(String(value));
  return `${text === '' ? words.none : text}${below === undefined ? '' : ` ${words.below(printable(below))}`}`;
}

const sourceText = ({ source, from }: SettingRow, words: Words['config']): string =>
  from === null ? (source === 'default' ? words.byDefault : words.commandLine) : printable(from);
