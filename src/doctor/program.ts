import { check, type Examine } from './check.js';

/** As `engines` in package.json has it. */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
}

/** Versions and the kind of system. */
export const program: Examine = ({ rawtwin, node, platform }) => [
  isSupported(node)
    ? check('ok', 'versions', `rawtwin ${rawtwin}, Node ${node}`)
    : check('bad', 'versions', `rawtwin ${rawtwin} on Node ${node}`, 'Install Node 20.19, 22.13, 24 or newer.'),
  platform === 'linux'
    ? check('ok', 'system', platform)
    : check('warn', 'system', `${platform}: rawtwin was never run on it`, 'Try it on copies first.'),
];
