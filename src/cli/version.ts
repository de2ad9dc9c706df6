import { readFileSync } from 'node:fs';

/** The version of package.json, the only place where it stands. */
export const VERSION: string = readVersion();

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const found: unknown = JSON.parse(text);
  const version = typeof found === 'object' && found !== null && 'version' in found ? found.version : undefined;
  return typeof version === 'string' ? version : '0.0.0';
}

/** The version alone on the first line, for programs; below it what a report of a bug needs. */
export const versionText = (): string => `${VERSION}\nNode ${process.versions.node}, ${process.platform} ${process.arch}`;

export const VERSION_FLAGS: readonly string[] = ['-V', '--version'];
