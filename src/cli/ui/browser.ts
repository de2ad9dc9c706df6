/** False where no browser of this person can show a page of this machine: no desktop, or one at the other end of a line. */
export function hasBrowser(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.SSH_CONNECTION || env.SSH_TTY) return false;
  if (platform !== 'linux') return true;
  return [env.DISPLAY, env.WAYLAND_DISPLAY, env.WSL_DISTRO_NAME].some(Boolean);
}

/** Opens the page in the browser of the desktop; the only use of open. What goes wrong there shows in that no page opens. */
export async function openInBrowser(address: string): Promise<void> {
  const { default: open } = await import('open');
  try {
    const child = await open(address);
    child.on('error', () => undefined);
  } catch {
    // No program to open it with: the person has the address.
  }
}
