import { releasedAs, unreleased } from './changelog.js';
import { CHECKS, type ReleaseDeps, versionOf } from './checks.js';

/** Exit code: 0 released, or would be; 1 something stands against it; 2 wrong words. */
export function release(words: readonly string[], deps: ReleaseDeps): number {
  const unknown = words.filter(word => word !== '--dry-run');
  if (unknown.length > 0) {
    deps.say(`npm run release takes --dry-run and nothing else, not ${unknown.join(' ')}. The version stands in package.json.`);
    return 2;
  }
  if (!areAllFine(deps)) return 1;
  const version = versionOf(deps);
  const isDry = words.includes('--dry-run');
  deps.say(isDry ? `\nAll is well. To release ${version} it would:` : `\nReleasing ${version}:`);
  for (const { does, act } of actsFor(version, deps)) {
    deps.say(`  ${does}`);
    if (isDry) continue;
    const { status, said } = act();
    if (status === 0) continue;
    deps.say(`${said.trim()}\nThat did not work; nothing after it was done.`);
    return 1;
  }
  deps.say('Then: git push --follow-tags');
  return 0;
}

/** All are asked, so that one look tells everything. */
function areAllFine(deps: ReleaseDeps): boolean {
  const wrong = CHECKS.filter(({ name, ask }) => {
    const why = ask(deps);
    deps.say(why === null ? `ok    ${name}` : `wrong ${name}\n${why.replace(/^/gm, '      ')}`);
    return why !== null;
  });
  if (wrong.length > 0) deps.say(`\nNot released: ${wrong.map(({ name }) => name).join('; ')}.`);
  return wrong.length === 0;
}

interface Act {
  readonly does: string;
  readonly act: () => { readonly status: number; readonly said: string };
}

/** The changelog before the build, since man pages bear the day of the release; the tag before npm, which takes nothing back. */
function actsFor(version: string, { run, read, write, today }: ReleaseDeps): readonly Act[] {
  const changelog = read('CHANGELOG.md');
  const ran = (does: string, ...words: readonly string[]): Act => ({ does: `${does}: ${words.join(' ')}`, act: () => run(...words) });
  return [
    {
      does: `write "## ${version} - ${today}" over the ${unreleased(changelog).length} unreleased lines of CHANGELOG.md`,
      act: () => {
        write('CHANGELOG.md', releasedAs(changelog, version, today));
        return { status: 0, said: '' };
      },
    },
    ran('build', 'npm', 'run', 'build'),
    ran('commit', 'git', 'commit', '--all', '--message', `release: ${version}`),
    ran('tag', 'git', 'tag', '--annotate', `v${version}`, '--message', `rawtwin ${version}`),
    ran('publish', 'npm', 'publish', '--access', 'public'),
  ];
}
