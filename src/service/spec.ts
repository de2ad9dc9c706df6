/** What is to be run when the person logs in. All paths are absolute. */
export interface ServiceSpec {
  /** The program, then its words: node, the script, `watch`, folders. */
  readonly command: readonly [string, ...string[]];
  /** Variables that rawtwin was called with and that say where its state and settings are. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether systemd's own `systemd-notify` is there to tell that the daemon is ready and alive. */
  readonly notifies: boolean;
}

export const DESCRIPTION = 'rawtwin: trash RAW files whose JPEG was deleted';
