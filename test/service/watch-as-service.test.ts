import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, E2eWorld } from '../e2e/world.js';
import { noUserManager, withUserManager } from '../support/user-manager.js';

const missing = noUserManager();

describe.skipIf(missing)(
  `watch as a service of systemd${missing === null ? '' : ` (did not run: ${missing})`}`,
  { timeout: 60_000 },
  () => {
    let world: E2eWorld;
    beforeEach(() => {
      world = new E2eWorld();
      world.layShoot('photos', 5);
      for (const name of ['DSC00002.JPG', 'DSC00004.JPG']) world.put(`photos/${name}`, 'x');
      mkdirSync(world.at('config/rawtwin'), { recursive: true });
      world.put('config/rawtwin/config.json', '{ "settle": 5 }');
      // Nobody keeps a journal there.
      mkdirSync(world.at('config/systemd/user/rawtwin-watch.service.d'), { recursive: true });
      world.put(
        'config/systemd/user/rawtwin-watch.service.d/log.conf',
        `[Service]\nStandardError=append:${world.at('log')}\nRestartSec=500ms\n`,
      );
    });
    afterEach(() => world.end());

    const verb = `"${process.execPath}" "${BIN}"`;
    const show = 'systemctl --user show rawtwin-watch --property=ActiveState,StatusText,NRestarts';
    const install = () => `cd "${world.top}"; ${verb} service install photos --grace 2s --yes >/dev/null 2>&1 || exit 1
    until ${show} | grep -q ActiveState=active; do sleep 0.2; done`;

    it('installed by the verb it is ready, trashes what is orphaned, and stops well', () => {
      const ran = withUserManager(
        `${install()}; until ${show} | grep 'StatusText=0 RAWs wait'; do sleep 0.2; done; rm photos/DSC00003.JPG
      for try in $(seq 100); do [ -e photos/DSC00003.ARW ] || break; sleep 0.5; done
      ${verb} service uninstall --yes`,
        world.env,
      );
      expect([ran.status, ran.stdout], ran.stderr).toEqual([0, expect.stringContaining('StatusText=0 RAWs wait')]);
      expect(existsSync(world.at('photos/DSC00003.ARW')), 'the hardening lets it move').toBe(false);
      expect(existsSync(world.at('photos/DSC00001.ARW'))).toBe(true);
      const log = readFileSync(world.at('log'), 'utf8');
      expect(log).toMatch(/ready after .*1 JPEG gone \(DSC00003\).*1 RAW to trash \(DSC00003\).*stopped: /s);
    });

    it('killed, it is started again', () => {
      const kill = 'kill -9 $(systemctl --user show rawtwin-watch --property=MainPID --value)';
      const ran = withUserManager(
        `${install()}; ${kill}; sleep 1; until ${show} | grep -q ActiveState=active; do sleep 0.2; done; ${show}`,
        world.env,
      );
      expect(ran.stdout, ran.stderr).toMatch(/NRestarts=1/);
      expect(readFileSync(world.at('log'), 'utf8').match(/ready after/g)).toHaveLength(2);
    });
  },
);
