import { createSupportsTerminalGraphics } from 'supports-terminal-graphics';
import { parsePictureProtocol } from '../../config/words.js';
import { PICTURE_PROTOCOLS, type PictureProtocol } from '../../model/picture-protocol.js';

/**
 * How the terminal on stdout shows pictures, as far as its environment tells, or as `RAWTWIN_PICTURES` says; undefined where it shows none,
 * or stdout is no terminal. Throws USAGE naming the variable.
 */
export function protocolHere(stdout: { readonly isTTY?: boolean } = process.stdout): PictureProtocol | undefined {
  const { RAWTWIN_PICTURES: said, TERM = '' } = process.env;
  const told = said ? parsePictureProtocol('RAWTWIN_PICTURES', said) : undefined;
  if (!stdout.isTTY) return undefined;
  if (told !== undefined) return told;
  if (isInside(TERM)) return undefined;
  const supports = createSupportsTerminalGraphics(stdout);
  return PICTURE_PROTOCOLS.find(protocol => supports[protocol]) ?? (/^foot\b/.test(TERM) ? 'sixel' : undefined);
}

/** tmux and screen hand on what the terminal around them says of itself, but not the pictures. */
const isInside = (term: string): boolean =>
  term === 'dumb' || /^(tmux|screen)\b/.test(term) || Boolean(process.env.TMUX || process.env.STY || process.env.ZELLIJ);
