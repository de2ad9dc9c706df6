/** Folders that systems, trash cans and photo programs keep for themselves, folded. Hidden folders (leading dot) are skipped as well. */
const SYSTEM_FOLDERS = new Set([
  '$recycle.bin',
  'recycler',
  'recycled',
  'system volume information',
  'lost+found',
  'found.000',
  '#recycle',
  '#snapshot',
  '@eadir',
  '@recycle',
  '@tmp',
  '__macosx',
]);

/** True for hidden and system folders and for every trash, our own `.rawtwin` among them. They are not listed at all. */
export const isSkippedFolder = (name: string): boolean => name.startsWith('.') || SYSTEM_FOLDERS.has(name.toLowerCase());
/** Hidden files (`._DSC1.JPG` of macOS among them) are no photos. */
export const isSkippedFile = (name: string): boolean => name.startsWith('.');
