import type { Facts } from '../model/facts.js';

/** What is known of the other half of a shot at the press of the shutter: `camera` it had one, `raw-only` it had none, `unknown` we cannot tell. */
export type State = 'camera' | 'raw-only' | 'unknown';

/** One shot of a shoot. */
export interface MemberOf<S> {
  readonly shot: S;
  readonly stem: string;
  readonly facts: Facts;
  readonly state: State;
}
export interface Nearest<S> {
  readonly before: MemberOf<S> | undefined;
  readonly after: MemberOf<S> | undefined;
}

/** In the order in which the body took them, as far as they tell. */
export function byCapture(a: MemberOf<unknown>, b: MemberOf<unknown>): number {
  const [x, y] = [a.facts, b.facts];
  if (x.takenAt !== y.takenAt) return (x.takenAt ?? '') < (y.takenAt ?? '') ? -1 : 1;
  if (x.subsec && y.subsec && x.subsec !== y.subsec) return Number(`0.${x.subsec}`) - Number(`0.${y.subsec}`);
  if (x.counter !== undefined && y.counter !== undefined && x.counter !== y.counter) return x.counter - y.counter;
  return a.stem < b.stem ? -1 : 1;
}

/** One way there and one back, whatever is not known. */
export function nearestKnownOf<S>(members: readonly MemberOf<S>[]): ReadonlyMap<S, Nearest<S>> {
  const isKnown = (member: MemberOf<S>) => member.state !== 'unknown' && member.facts.takenAt !== undefined;
  const nearest = new Map<S, Nearest<S>>();
  let before: MemberOf<S> | undefined;
  for (const member of members) {
    nearest.set(member.shot, { before, after: undefined });
    if (isKnown(member)) before = member;
  }
  let after: MemberOf<S> | undefined;
  for (const member of members.toReversed()) {
    nearest.set(member.shot, { before: nearest.get(member.shot)?.before, after });
    if (isKnown(member)) after = member;
  }
  return nearest;
}
