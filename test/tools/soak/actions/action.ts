import type { User } from '../user.js';

/** Something that a photographer does. False: there was nothing to do it to. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  run(user: User): Promise<boolean>;
}
