import picocolors from 'picocolors';

/** Colours by meaning. Only those of the basic ANSI set that can be read on dark and on light; nothing is said by colour alone. */
export interface Paint {
  readonly strong: (text: string) => string;
  /** What would go, or could not be done. */
  readonly goes: (text: string) => string;
  readonly stays: (text: string) => string;
  /** What a person must know. */
  readonly warns: (text: string) => string;
}

/** All text stays plain when `colour` is false, whatever the environment says. */
export function paintFor(colour: boolean): Paint {
  const { bold, red, green, magenta } = picocolors.createColors(colour);
  return { strong: bold, goes: red, stays: green, warns: text => bold(magenta(text)) };
}
