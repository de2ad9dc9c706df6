/** The same library as ES module: what `exifr` leads Node to is CommonJS, which takes 7 MB more to load. */
declare module 'exifr/dist/full.esm.mjs' {
  export { default } from 'exifr';
}
