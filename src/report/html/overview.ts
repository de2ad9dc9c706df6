import type { Sheet, SheetKind } from '../../model/sheet.js';
import { count, size } from '../amount.js';
import type { Words } from '../words/index.js';
import { escaped } from './escape.js';
import { bar, STACK, timeline } from './timeline.js';

/** What a glance should tell, above all pictures: what would go and how much, what is wrong, where and when. */
export function* overview(sheet: Sheet, words: Words): Iterable<string> {
  yield `<header><div><h1>${escaped(sheet.title)}</h1>\n<p class="soft">${sheet.lead.map(line => `<span>${escaped(line)}</span>`).join('<br>')}</p></div>\n`;
  yield `<ul class="tiles">${sheet.tiles.map(tile).join('')}</ul></header>\n`;
  yield* notices(sheet, words);
  yield '<div class="overview">';
  yield* when(sheet, words);
  yield* folders(sheet, words);
  yield '</div>\n';
}

function* when({ about, timeline: whole, counts }: Sheet, words: Words): Iterable<string> {
  if (whole.bins.length === 0) return;
  const { kinds } = words.sheet.about[about];
  yield `<section aria-labelledby="when"><h2 id="when">${escaped(words.sheet.timeline)}</h2>\n<p class="legend">${STACK.map(kind => legend(kind, kinds[kind])).join('')}</p>\n`;
  yield* timeline(whole, counts, about, words);
  yield '</section>\n';
}

const tile = ({ figure, label, kind }: Sheet['tiles'][number]): string =>
  `<li${kind === undefined ? '' : ` class="is-${kind}"`}><b>${escaped(figure)}</b>${escaped(label)}</li>`;

const legend = (kind: SheetKind, word: string): string =>
  `<span><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="k-${kind}" width="1" height="1"/></svg>${escaped(word)}</span>`;

function* notices({ notices }: Sheet, { plan, say }: Words): Iterable<string> {
  for (const { title, text, howToGoOn } of notices) {
    const more = howToGoOn === undefined ? '' : `<br>${escaped(plan.toGoOn(howToGoOn))}`;
    yield `<p class="warn">${say.because(`<b>${escaped(title)}</b>`, escaped(text))}${more}</p>\n`;
  }
}

function* folders({ about, folders: all }: Sheet, words: Words): Iterable<string> {
  if (all.length === 0) return;
  yield `<section aria-labelledby="folders"><h2 id="folders">${escaped(words.sheet.folders)}</h2>\n<div class="folders">`;
  for (const { shown, counts, bytes, timeline: own } of all) {
    const figures = words.sheet.about[about].folderFigures(
      count(counts.orphan),
      counts.orphan > 0 ? size(bytes) : '',
      count(counts.kept),
      count(counts.paired),
    );
    yield `<details><summary><span class="name">${escaped(shown)}</span>${bar(counts)}<span class="figures">${escaped(figures)}</span></summary>\n`;
    yield* timeline(own, counts, about, words);
    yield '</details>\n';
  }
  yield '</div></section>\n';
}

/** Why raws stay, each with what can be done about it. */
export function* reasons({ reasons: all }: Sheet, { sheet }: Words): Iterable<string> {
  if (all.length === 0) return;
  yield `<section aria-labelledby="reasons"><h2 id="reasons">${escaped(sheet.whyKept)}</h2>\n<dl class="reasons">`;
  for (const { badge, count: raws, hint } of all) {
    const told = hint === '' ? '' : `<br><span class="soft">${escaped(hint)}</span>`;
    yield `<div><dt><b>${count(raws)}</b> ${escaped(badge.word)}</dt><dd>${escaped(badge.means)}${told}</dd></div>\n`;
  }
  yield '</dl></section>\n';
}
