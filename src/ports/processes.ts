/** One process of one machine, told apart from a later one that got the same number. Null: this system does not tell. */
export interface ProcessId {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process. */
  readonly started: string | null;
  readonly boot: string | null;
  readonly host: string;
  /** The namespace in which `pid` counts (containers). */
  readonly space: string | null;
}

export interface Processes {
  self(): Promise<ProcessId>;
  /** False only when it surely is gone; a process of another host or namespace counts as alive. */
  isAlive(process: ProcessId): Promise<boolean>;
}
