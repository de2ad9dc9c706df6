import type { AbsPath } from '../../model/frame.js';
import type { Message } from '../../model/message.js';
import type { Unreadable } from '../../model/scan.js';
import { decisive } from '../../report/decisive.js';
import { messageWords } from '../../report/phrases.js';
import { EN } from '../../report/words/en/index.js';
import type { Judged } from '../../watch/candidates.js';
import type { Made } from '../make-plan.js';
import { byFolder, type Tell, untilOf, type Watching } from './watching.js';

/** What a pass changed for the raws that wait, folder by folder. What a look told already is not told again. */
export function tellJudged({ fresh, renewed, waiting }: Judged, made: Made, watching: Watching, tell: Tell): void {
  const { graceMs } = watching.settings;
  const untold = fresh.filter(({ raw }) => !watching.toldMissing.has(raw));
  for (const [folder, group] of byFolder(untold)) {
    const [first] = group;
    if (first) tell({ kind: 'jpeg-missing', folder, raws: group.map(({ raw }) => raw), until: untilOf(first.since, graceMs) });
  }
  for (const { raw } of fresh) watching.toldMissing.add(raw);
  for (const why of ['folder-changed', 'still-importing'] as const) {
    const some = renewed.filter(one => one.why === why).map(({ candidate }) => candidate);
    for (const [folder, group] of byFolder(some)) {
      const [first] = group;
      if (first) tell({ kind: 'grace-renewed', folder, raws: group.length, until: untilOf(first.since, graceMs), why });
    }
  }
  tellKept(watching.toldBut(waiting), made, watching, tell);
}

/** Raws that waited and wait no more, by why. */
export function tellKept(
  dropped: readonly { readonly raw: AbsPath; readonly folder: AbsPath }[],
  made: Made,
  watching: Watching,
  tell: Tell,
): void {
  if (dropped.length === 0) return;
  const kept = new Map(made.plan.kept.map(row => [row.raw.path, row]));
  const whyOf = (raw: AbsPath): Message => {
    const row = kept.get(raw);
    if (!row) return { is: 'not-there-any-more' };
    const evidence = decisive(row);
    return evidence ? { is: 'evidence', evidence } : { is: 'kept', reason: row.reason };
  };
  for (const { raw } of dropped) {
    watching.toldMissing.delete(raw);
    watching.toldWould.delete(raw);
  }
  for (const [folder, group] of byFolder(dropped)) {
    const byWhy = new Map<string, { readonly why: Message; readonly raws: AbsPath[] }>();
    for (const { raw } of group) {
      const why = whyOf(raw);
      const words = messageWords(why, EN);
      const same = byWhy.get(words);
      if (same) same.raws.push(raw);
      else byWhy.set(words, { why, raws: [raw] });
    }
    for (const { why, raws } of byWhy.values()) tell({ kind: 'kept-after-all', folder, raws, why });
  }
}

/** Each place once, for as long as it cannot be read. What was deleted while it was looked at is no trouble, and the next pass knows. */
export function tellUnreadable(all: readonly Unreadable[], { toldUnreadable }: Pick<Watching, 'toldUnreadable'>, tell: Tell): void {
  const unreadable = all.filter(({ code }) => code !== 'ENOENT');
  const now = new Set(unreadable.map(({ path, code }) => `${code} ${path}`));
  for (const told of toldUnreadable) if (!now.has(told)) toldUnreadable.delete(told);
  for (const { path, code } of unreadable) {
    if (toldUnreadable.has(`${code} ${path}`)) continue;
    toldUnreadable.add(`${code} ${path}`);
    tell({ kind: 'unreadable', path, code });
  }
}
