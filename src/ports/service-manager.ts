/** What runs the daemon (systemd with Type=notify), or nobody. Never fails. */
export interface ServiceManager {
  ready(): Promise<void>;
  /** One line on what it does now. */
  status(line: string): Promise<void>;
  stopping(): Promise<void>;
  /** The daemon's heart beats; passed on as often as the manager asks for it. */
  alive(): Promise<void>;
}
