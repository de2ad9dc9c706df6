import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { stateFolder } from '../config/load.js';
import { hostOf, type ServiceHost } from '../service/host.js';

/** What keeps services of this person on this machine, or null. */
export function thisHost(): ServiceHost | null {
  const { uid, username } = userInfo();
  const account = process.env.USERDOMAIN ? `${process.env.USERDOMAIN}\\${username}` : username;
  const configHome = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  return hostOf(process.platform, { home: homedir(), configHome, stateFolder: stateFolder(process.env), uid, account });
}
