export interface Ran {
  /** Null when the program is not there or was ended. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs other programs, without a shell. Never throws: what went wrong is told. */
export interface Programs {
  run(program: string, words: readonly string[]): Promise<Ran>;
}
