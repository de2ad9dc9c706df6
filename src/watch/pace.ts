/** Milliseconds between two whole passes while nothing happens. */
const USUAL_PAUSE_MS = 15 * 60_000;
/** At most 2 % of one core: 49 parts of rest to one of work. */
const REST_TO_WORK = 49;
/** A pass that a person's deletion asked for may cost more of a core, for as long as there is something to do. */
const REST_TO_WORK_BUSY = 4;

/** Milliseconds to rest after a pass that took so much of the processor. */
export const pauseAfter = (cpuMs: number): number => Math.max(USUAL_PAUSE_MS, cpuMs * REST_TO_WORK);
/** The same while changes keep coming. */
export const busyPauseAfter = (cpuMs: number): number => cpuMs * REST_TO_WORK_BUSY;

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

/** How long to wait after so many passes in a row that came to nothing. */
export const retryAfter = (failures: number): number => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
