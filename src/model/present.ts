/** Drops what is absent, so that absent and undefined stay one thing. */
export function present<T extends object>(given: { [K in keyof T]: T[K] | undefined }): T {
  const here: Partial<T> = {};
  for (const key of Object.keys(given) as (keyof T)[]) {
    const value = given[key];
    if (value !== undefined) here[key] = value;
  }
  return here as T;
}
