/** What is known of newer versions, as the file in the state folder has it. */
export interface Known {
  readonly askedAt: string;
  /** What the registry named last, until a person was told of it. */
  readonly latest?: string;
}
const RELEASE = /^\d+\.\d+\.\d+$/;
const DAY_MS = 86_400_000;

/** Undefined for what is no such text, which is as good as none. */
export function parseKnown(text: string): Known | undefined {
  const { askedAt, latest } = fieldsOf(text);
  if (typeof askedAt !== 'string' || Number.isNaN(Date.parse(askedAt))) return undefined;
  return { askedAt, ...(typeof latest === 'string' && RELEASE.test(latest) ? { latest } : {}) };
}

/** The version in an answer of the registry; undefined unless it is that of a release. */
export function releaseIn(text: string): string | undefined {
  const { version } = fieldsOf(text);
  return typeof version === 'string' && RELEASE.test(version) ? version : undefined;
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? { ...found } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Both are releases; of any other, nobody is told. */
export const isNewer = (latest: string, own: string): boolean =>
  RELEASE.test(own) && latest.localeCompare(own, 'en', { numeric: true }) > 0;

/** A clock that was set back asks again at once. */
export const isAskedToday = ({ askedAt }: Known, now: Date): boolean => {
  const age = now.getTime() - Date.parse(askedAt);
  return age >= 0 && age < DAY_MS;
};
