/** What many sentences put in, each by one name. */
export type At = { readonly path: string };
export type Code = { readonly code: string };
export type Nothing = Readonly<Record<never, never>>;
