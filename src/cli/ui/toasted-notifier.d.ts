/** The package has no types of its own; this is what is used of it. */
declare module 'toasted-notifier' {
  interface Notifier {
    /** `error`: an Error, or what the program said on stderr; empty or null when all went well. */
    notify(notice: { title: string; message: string; wait?: boolean }, done: (error: Error | string | null) => void): void;
  }
  const notifier: Notifier;
  export default notifier;
}
