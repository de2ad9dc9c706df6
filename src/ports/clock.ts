/** The time, as told by whoever wires the effects. Nothing below `cli` reads the machine's clock by itself. */
export interface Clock {
  now(): Date;
}
