const HEADING = '## Unreleased';

/** The lines of the part that is not released yet: what a release would be about. */
export function unreleased(changelog: string): readonly string[] {
  const [, part = ''] = changelog.split(`${HEADING}\n`);
  const [own = ''] = part.split(/^## /m);
  return own.split('\n').filter(line => line.startsWith('- '));
}

/** Whether the version has a heading with its day. */
export const hasHeading = (changelog: string, version: string): boolean =>
  changelog.split('\n').some(line => new RegExp(`^## ${version.replaceAll('.', '\\.')} - \\d{4}-\\d\\d-\\d\\d$`).test(line));

/** The same with what was unreleased below the heading of the version; the other heading stays for what comes. */
export const releasedAs = (changelog: string, version: string, day: string): string =>
  changelog.replace(`${HEADING}\n`, `${HEADING}\n\n## ${version} - ${day}\n`);
