/** A reader broke one of its promises. */
export class Failure extends Error {}

export function demand(holds: boolean, promise: string): void {
  if (!holds) throw new Failure(promise);
}
