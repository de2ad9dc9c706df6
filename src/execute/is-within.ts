import { sep } from 'node:path';

/** True when `path` is `folder` or lies below it. Both absolute. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
