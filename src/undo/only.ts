import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { JournalRead } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { everPurged, everTrashed, stillInTrash, type TrashItem } from '../model/trash-items.js';

/** A raw as a person named it, and where that name leads from the current folder. */
export interface Named {
  readonly name: string;
  readonly path: AbsPath;
}
const spelled = (path: string): string => path.replaceAll('\\', '/').normalize('NFC');

/**
 * The actions of the raws named, by whole path or by its end at a folder's border. Throws USAGE when a name fits no raw of the run, more
 * than one, or one of which nothing is in trash: part of a wish is never carried out.
 */
export function actionsNamed(read: JournalRead, only: readonly Named[]): ReadonlySet<string> {
  const all = everTrashed(read.lines);
  const left = new Set(stillInTrash(read.lines).map(({ action }) => action));
  return new Set(
    only.map(named => {
      const { action, raw } = rawNamed(named, all, read.run);
      if (left.has(action)) return action;
      const isPurged = everPurged(read.lines).some(item => item.action === action);
      throw refused({ is: 'only-spent', path: raw, how: isPurged ? 'purged' : 'restored' });
    }),
  );
}

function rawNamed({ name, path }: Named, all: readonly TrashItem[], run: string): TrashItem {
  const raws = all.filter(item => item.from === item.raw);
  const exact = raws.filter(({ from }) => spelled(from) === spelled(path));
  const fitting = exact.length > 0 ? exact : raws.filter(item => endsAs(item, name));
  const places = [...new Set(fitting.map(({ from }) => from))];
  const [found] = fitting;
  if (places.length > 1) throw refused({ is: 'only-ambiguous', name, run, places });
  if (found) return found;
  const along = all.find(item => spelled(item.from) === spelled(path) || endsAs(item, name));
  if (along) throw refused({ is: 'only-along', name, raw: along.raw });
  throw refused({ is: 'only-unknown', name, run });
}

const endsAs = ({ from }: TrashItem, name: string): boolean => spelled(from).endsWith(`/${spelled(name).replace(/^(\.?\/)+/, '')}`);

const refused = (why: Message): AppError => new AppError('USAGE', why);
