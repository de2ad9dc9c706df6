/** What a value rests on: no one's word, a file, a variable of the environment, or the command line. */
export type SettingSource = 'default' | 'file' | 'folder' | 'environment' | 'flag';

export interface SettingRow {
  readonly name: string;
  /** As a file would say it; null: not set. */
  readonly value: string | number | boolean | null | readonly string[];
  readonly source: SettingSource;
  /** The file or the variable; null for defaults and the command line. */
  readonly from: string | null;
  /** It holds below this folder alone. */
  readonly below?: string;
}
/** A file of a folder, with what it asks for and does not get: the person has not allowed it. */
interface FolderFileRow {
  readonly path: string;
  readonly folder: string;
  readonly allowed: boolean;
  readonly waiting: readonly string[];
}
/** All settings as a run would have them. */
export interface ConfigListing {
  /** The person's own file; it need not be there. */
  readonly file: { readonly path: string; readonly there: boolean };
  readonly stateDir: string;
  readonly folderFiles: readonly FolderFileRow[];
  readonly settings: readonly SettingRow[];
}
