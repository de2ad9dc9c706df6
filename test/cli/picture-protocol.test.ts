import { afterEach, describe, expect, it, vi } from 'vitest';
import { protocolHere } from '../../src/cli/ui/picture-protocol.js';
import { errorOf } from '../support/said.js';

/** All that any terminal says of itself. */
const SAID =
  'TERM TERM_PROGRAM TERM_PROGRAM_VERSION LC_TERMINAL KITTY_WINDOW_ID KITTY_PID WEZTERM_PANE WEZTERM_UNIX_SOCKET KONSOLE_VERSION ' +
  'GHOSTTY_RESOURCES_DIR TMUX STY ZELLIJ RAWTWIN_PICTURES';
afterEach(() => vi.unstubAllEnvs());

function protocolWith(env: Readonly<Record<string, string>>, isTTY = true) {
  for (const name of SAID.split(' ')) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return protocolHere({ isTTY });
}
const KITTY = { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' };

describe('how a terminal shows pictures', () => {
  it.each<[sentence: string, env: Record<string, string>, protocol: string | undefined]>([
    ['kitty', KITTY, 'kitty'],
    ['Ghostty', { TERM: 'xterm-ghostty', TERM_PROGRAM: 'ghostty' }, 'kitty'],
    ['iTerm2, which knows kitty as well', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.6.0' }, 'iterm2'],
    ['iTerm2 at the other end of SSH', { TERM: 'xterm-256color', LC_TERMINAL: 'iTerm2' }, 'iterm2'],
    ['WezTerm', { TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm', WEZTERM_PANE: '0' }, 'iterm2'],
    ['Konsole', { TERM: 'xterm-256color', KONSOLE_VERSION: '240800' }, 'iterm2'],
    ['mlterm', { TERM: 'mlterm' }, 'sixel'],
    ['foot', { TERM: 'foot' }, 'sixel'],
    ['foot by its other entry', { TERM: 'foot-extra' }, 'sixel'],
    ['an xterm, which may know sixel, but does not say so', { TERM: 'xterm-256color' }, undefined],
    ['the same, when told', { TERM: 'xterm-256color', RAWTWIN_PICTURES: 'sixel' }, 'sixel'],
    ['Terminal.app', { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, undefined],
    ['an old iTerm2', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.1.4' }, undefined],
    ['tmux in kitty: it swallows pictures', { ...KITTY, TERM: 'tmux-256color', TMUX: '/tmp/tmux-1000/default,1,0' }, undefined],
    ['screen in kitty', { ...KITTY, TERM: 'screen-256color', STY: '1.pts-0' }, undefined],
    ['tmux that shows sixel, when told', { TERM: 'tmux-256color', TMUX: 'x', RAWTWIN_PICTURES: 'sixel' }, 'sixel'],
    ['a dumb terminal', { ...KITTY, TERM: 'dumb' }, undefined],
    ['an empty variable, which says nothing', { ...KITTY, RAWTWIN_PICTURES: '' }, 'kitty'],
  ])('%s', (_, env, protocol) => expect(protocolWith(env)).toBe(protocol));

  it('no pipe does, whatever is told', () => {
    expect(protocolWith(KITTY, false)).toBeUndefined();
    expect(protocolWith({ ...KITTY, RAWTWIN_PICTURES: 'sixel' }, false)).toBeUndefined();
  });

  it('an unknown word is told with its variable', async () => {
    const { message } = await errorOf(() => protocolWith({ RAWTWIN_PICTURES: 'gif' }));
    expect(message).toBe('RAWTWIN_PICTURES "gif": use one of iterm2, kitty, sixel.');
  });
});
