/** What `build.mjs` adds to the language: a bundled worker as text, to start from a Blob address. */
declare module 'worker:*' {
  const source: string;
  export default source;
}
