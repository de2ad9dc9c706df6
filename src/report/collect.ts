import { COLLECT_SCHEMA, type CollectedRaw, type CollectResult, FILE_STATES, type FileState, type Ground } from '../model/collect.js';
import { push } from '../model/groups.js';
import { evidenceJson, list, sentenceJson } from './json.js';
import { evidenceWords, shownWords } from './phrases.js';
import { type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import type { Words } from './words/index.js';

/** Lines told of one kind of trouble; how many there are is always told. */
const SHOWN = 20;

/** What was collected, what was there already, and what each pick without a raw lacks. Chunks are whole lines. */
export function* renderCollect(result: CollectResult, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const words = screen.words.collect;
  const show = showIn(result.from);
  const raws = groupsOf(result.raws);
  const of = (state: FileState) => raws.get(state) ?? [];
  const prose = (text: string, dress = (line: string) => line) => wrap(text, screen.columns, '').map(line => `${dress(line)}\n`);
  yield* prose(doneLine(result, of, words), paint.strong);
  if (of('already-there').length > 0) yield* prose(words.already(of('already-there').length));
  if (result.interrupted) yield* prose(words.pending(of('pending').length), paint.warns);
  yield* troubles(of('refused'), words.refused, show, screen, paint);
  yield* troubles(of('failed'), words.failed, show, screen, paint);
  const unfound = result.notFound.map(({ pick, other }) =>
    other ? words.otherShot(pickName(pick, show), show(other)) : pickName(pick, show),
  );
  yield* listed(unfound, words.notFound, words.whereElse, screen, paint);
  const unclear = result.ambiguous.flatMap(({ pick, candidates }) => [
    [
      pickName(pick, show),
      ...candidates.map(({ path, because }) => `  ${screen.words.say.because(show(path), groundWords(because, show, screen.words))}`),
    ].join('\n'),
  ]);
  yield* listed(unclear, words.ambiguous, words.nameOne, screen, paint);
  const unread = result.unreadable.map(({ path, code }) => screen.words.say.because(show(path), screen.words.errno(code)));
  yield* listed(unread, words.unreadable, null, screen, paint);
}

function groupsOf(raws: readonly CollectedRaw[]): ReadonlyMap<FileState, readonly CollectedRaw[]> {
  const groups = new Map<FileState, CollectedRaw[]>();
  for (const raw of raws) push(groups, raw.state, raw);
  return groups;
}

type Of = (state: FileState) => readonly CollectedRaw[];

function doneLine({ dryRun, link, to }: CollectResult, of: Of, words: Words['collect']): string {
  const state = dryRun ? 'pending' : link ? 'linked' : 'copied';
  const files = of(state).flatMap(raw => raw.files.filter(file => file.state === state));
  const raws = of(state).length;
  if (raws === 0) return dryRun ? words.wouldNothing : words.nothing;
  const sidecars = files.filter(({ from }) => !of(state).some(({ raw }) => raw.path === from)).length;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (dryRun) return words.would(raws, sidecars, bytes, printable(to));
  return link ? words.linked(raws, sidecars, printable(to)) : words.copied(raws, sidecars, bytes, printable(to));
}

/** Raws by what stood in their way. */
function* troubles(raws: readonly CollectedRaw[], head: (n: number) => string, show: Show, screen: Screen, paint: Paint): Iterable<string> {
  const byWhy = new Map<string, string[]>();
  for (const { files } of raws)
    for (const { why, from } of files) if (why !== undefined) push(byWhy, shownWords(why, screen.words), show(from));
  for (const [why, names] of byWhy) yield* listed(names, n => screen.words.say.because(head(n), why), null, screen, paint);
}

function* listed(
  lines: readonly string[],
  head: (n: number) => string,
  hint: string | null,
  screen: Screen,
  paint: Paint,
): Iterable<string> {
  if (lines.length === 0) return;
  for (const text of wrap(head(lines.length), screen.columns, '')) yield `${paint.warns(text)}\n`;
  for (const line of lines.slice(0, SHOWN)) yield `  ${line.replaceAll('\n', '\n  ')}\n`;
  if (lines.length > SHOWN) yield `  ${screen.words.collect.andMore(lines.length - SHOWN)}\n`;
  if (hint !== null) for (const text of wrap(hint, screen.columns, '')) yield `${text}\n`;
}

/** A file is shown as other paths are, a name as it was written. */
const pickName = (pick: string, show: Show): string =>
  /^(\/|[A-Za-z]:\\|\\\\)/.test(pick) ? show(pick as CollectResult['to']) : printable(pick);

const groundWords = (because: readonly Ground[], show: Show, words: Words): string =>
  words.say.sentences(
    because.map(ground => {
      if (ground.kind === 'chosen') return words.collect.chosen;
      return ground.kind === 'named' ? words.collect.named(printable(ground.as)) : evidenceWords(ground, show, words);
    }),
  );

/** The same as one document (`rawtwin.collect/1`). Totals count raws by their state, and bytes of the files copied or linked. */
export function* collectJson({
  dryRun,
  link,
  to,
  from,
  raws,
  notFound,
  ambiguous,
  unreadable,
  interrupted,
}: CollectResult): Iterable<string> {
  const counts = FILE_STATES.map(state => [state, raws.filter(raw => raw.state === state).length] as const);
  const done = raws.flatMap(({ files }) => files.filter(({ state }) => state === 'copied' || state === 'linked'));
  const bytes = done.reduce((sum, file) => sum + file.bytes, 0);
  const totals = { ...Object.fromEntries(counts), notFound: notFound.length, ambiguous: ambiguous.length, files: done.length, bytes };
  yield `${JSON.stringify({ schema: COLLECT_SCHEMA, dryRun, link, to, from }).slice(0, -1)},\n`;
  yield* list('raws', raws, rawRow);
  yield ',\n';
  yield* list('notFound', notFound, row => row);
  yield ',\n';
  yield* list('ambiguous', ambiguous, ({ pick, candidates }) => ({ pick, candidates: candidates.map(grounded) }));
  yield ',\n';
  yield* list('unreadable', unreadable, ({ path, code }) => ({ path, code }));
  yield `,\n"totals":${JSON.stringify(totals)},"interrupted":${interrupted}}\n`;
}

const groundJson = (ground: Ground): Ground => (ground.kind === 'chosen' || ground.kind === 'named' ? ground : evidenceJson(ground));
const grounded = <Row extends { readonly because: readonly Ground[] }>(row: Row) => ({ ...row, because: row.because.map(groundJson) });
const rawRow = (raw: CollectedRaw) => ({
  ...grounded(raw),
  files: raw.files.map(({ why, ...file }) => ({ ...file, ...sentenceJson('why', why) })),
});
