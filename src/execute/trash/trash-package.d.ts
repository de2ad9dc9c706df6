/** The package is not installed with rawtwin; this is what is used of it. */
declare module 'trash' {
  export default function trash(paths: readonly string[], options: { readonly glob: false }): Promise<void>;
}
