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

type Order = (a: MemberOf<unknown>, b: MemberOf<unknown>) => number;

/** As the body's clock tells. */
const byClock: Order = (a, b) => {
  const [x, y] = [a.facts, b.facts];
  if (x.takenAt !== y.takenAt) return (x.takenAt ?? '') < (y.takenAt ?? '') ? -1 : 1;
  if (x.subsec && y.subsec && x.subsec !== y.subsec) return Number(`0.${x.subsec}`) - Number(`0.${y.subsec}`);
  if (x.counter !== undefined && y.counter !== undefined && x.counter !== y.counter) return x.counter - y.counter;
  return a.stem < b.stem ? -1 : 1;
};

/** What orders shots whatever the clock was set to: the zone it stood at makes it universal time, and the body counts. */
const BEYOND_THE_CLOCK: readonly ((facts: Facts) => number | undefined)[] = [
  ({ takenAt, offset }) => (takenAt && offset ? Date.parse(`${takenAt}${offset}`) : undefined),
  ({ counter }) => counter,
];

/**
 * The nearest shots on both sides whose state is known. A clock that was set back puts shots among others that the body took earlier, so
 * where another order disagrees with it, what is nearest by that counts as well: of two the one that shows less.
 */
export function nearestKnownOf<S>(members: readonly MemberOf<S>[]): ReadonlyMap<S, Nearest<S>> {
  const clocked = members.toSorted(byClock);
  const nearest = nearestIn(clocked);
  for (const numberOf of BEYOND_THE_CLOCK) {
    const numbers = clocked.map(({ facts }) => numberOf(facts));
    if (!isSetBack(numbers)) continue;
    const numbered = clocked.flatMap((member, i) => (numbers[i] === undefined ? [] : [{ member, number: numbers[i] }]));
    const other = nearestIn(numbered.sort((a, b) => a.number - b.number).map(({ member }) => member));
    for (const [shot, sides] of other) nearest.set(shot, showingLess(nearest.get(shot) ?? sides, sides));
  }
  return nearest;
}

function isSetBack(numbers: readonly (number | undefined)[]): boolean {
  let highest = Number.NEGATIVE_INFINITY;
  return numbers.some(number => {
    if (number === undefined) return false;
    if (number < highest) return true;
    highest = number;
    return false;
  });
}

/** On each side the one that shows less of a camera's JPEG. */
export function showingLess<S>(sides: Nearest<S>, other: Nearest<S>): Nearest<S> {
  const less = (one: MemberOf<S> | undefined, two: MemberOf<S> | undefined) => (two?.state === 'camera' ? one : two);
  return { before: less(sides.before, other.before), after: less(sides.after, other.after) };
}

/** One way there and one back, whatever is not known. */
function nearestIn<S>(members: readonly MemberOf<S>[]): Map<S, Nearest<S>> {
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
