import type { AbsPath } from './frame.js';

/** What a person picked: files and folders by their real paths, and names of which only the text is there. Each once. */
export interface Picks {
  readonly files: readonly AbsPath[];
  readonly folders: readonly AbsPath[];
  readonly names: readonly string[];
}
