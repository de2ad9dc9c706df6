import { hasHeading, unreleased } from './changelog.js';
import { strangeLicences } from './licences.js';

/** The world as a release touches it. */
export interface ReleaseDeps {
  /** Runs a program in the project. `said` is what it wrote, errors too. */
  readonly run: (...words: readonly string[]) => { readonly status: number; readonly said: string };
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly say: (line: string) => void;
  /** `2026-11-28` */
  readonly today: string;
}
export interface Check {
  readonly name: string;
  /** What is wrong and what to do; null when nothing is. */
  readonly ask: (deps: ReleaseDeps) => string | null;
}

export const versionOf = ({ read }: ReleaseDeps): string => JSON.parse(read('package.json')).version;

const works =
  (advice: string, ...words: readonly string[]): Check['ask'] =>
  ({ run }) => {
    const { status, said } = run(...words);
    return status === 0 ? null : `${said.trim().split('\n').slice(-15).join('\n')}\n${advice}`;
  };

/** The quick ones come first. */
export const CHECKS: readonly Check[] = [
  {
    name: 'nothing is uncommitted',
    ask: ({ run }) => {
      const { status, said } = run('git', 'status', '--porcelain');
      return status === 0 && said === '' ? null : `${said}Commit it, or take it away.`;
    },
  },
  {
    name: 'the version is new, and the same in the lock file',
    ask: deps => {
      const version = versionOf(deps);
      if (JSON.parse(deps.read('package-lock.json')).version !== version)
        return `package-lock.json says another version than package.json (${version}). Raise both: npm version --no-git-tag-version minor`;
      const isTagged = deps.run('git', 'tag', '--list', `v${version}`).said.trim() !== '';
      return isTagged ? `v${version} is a tag already. Raise the version: npm version --no-git-tag-version minor` : null;
    },
  },
  {
    name: 'the changelog tells what is new',
    ask: deps => {
      const changelog = deps.read('CHANGELOG.md');
      if (hasHeading(changelog, versionOf(deps))) return `CHANGELOG.md has ${versionOf(deps)} already. Raise the version.`;
      return unreleased(changelog).length > 0 ? null : 'CHANGELOG.md has no line under Unreleased. Write what a user sees.';
    },
  },
  {
    name: 'licences of what is shipped',
    ask: ({ read }) => {
      const strange = strangeLicences(JSON.parse(read('package-lock.json')));
      return strange.length === 0 ? null : `${strange.join('\n')}\nTake another package, or see whether the licence fits.`;
    },
  },
  {
    name: 'known holes in what is shipped',
    ask: works('Update the package, or wait until the registry can be asked.', 'npm', 'audit', '--omit=dev', '--audit-level=low'),
  },
  { name: 'types, lint and tests', ask: works('Mend it first.', 'npm', 'run', 'check') },
  { name: 'it builds from nothing', ask: works('Mend it first.', 'npm', 'run', 'build') },
  { name: 'it packs', ask: works('Mend it first.', 'npm', 'pack', '--dry-run') },
];
