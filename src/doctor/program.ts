import { check, type Examine } from './check.js';

/** As `engines` in package.json has it. */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
}

/** Versions and the kind of system. */
export const program: Examine = ({ rawtwin, node, platform }, { program: words }) => [
  isSupported(node)
    ? check('ok', words.versions, `rawtwin ${rawtwin}, Node ${node}`)
    : check('bad', words.versions, ...words.old(rawtwin, node)),
  platform === 'linux' ? check('ok', words.system, platform) : check('warn', words.system, ...words.neverRun(platform)),
];
