import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../../src/cli/ui/browser.js';

describe('whether a browser can show a page of this machine', () => {
  it.each<[sentence: string, platform: string, env: Record<string, string>, has: boolean]>([
    ['on a Mac', 'darwin', {}, true],
    ['on Windows', 'win32', {}, true],
    ['on Linux with X11', 'linux', { DISPLAY: ':0' }, true],
    ['on Linux with Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['in WSL', 'linux', { WSL_DISTRO_NAME: 'Debian' }, true],
    ['on Linux without a desktop', 'linux', {}, false],
    ['with an empty DISPLAY', 'linux', { DISPLAY: '' }, false],
    ['over SSH, though windows are forwarded', 'linux', { DISPLAY: 'localhost:10.0', SSH_CONNECTION: 'a 1 b 22' }, false],
    ['over SSH to a Mac', 'darwin', { SSH_TTY: '/dev/ttys001' }, false],
  ])('%s: %#', (_, platform, env, has) => expect(hasBrowser(platform, env)).toBe(has));
});
