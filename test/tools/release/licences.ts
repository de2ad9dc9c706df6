interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly license?: string;
}
/** Licences that let a program under MIT bring the package along unchanged. */
const FINE = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'CC0-1.0']);

/** Packages that are shipped to a user, by the lock file, whose licence is none of those; each with what it says. */
export function strangeLicences(lock: { readonly packages: Readonly<Record<string, Locked>> }): readonly string[] {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .filter(([, { license = '' }]) => !isFine(license))
    .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')}: ${license ?? 'no licence'}`);
}

/** One of those named with OR is enough, all of those named with AND are needed. */
const isFine = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(one => FINE.has(one)));
