import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * A `systemd --user` of its own for one script. In a PID namespace, so that it can touch no process of this machine, in control groups of
 * its own, which are removed again, and with a /run of its own, where it takes the system for one that systemd started.
 */
const OUTER = `
group=rawtwin-test-$$
for tree in systemd unified; do
  mkdir "/sys/fs/cgroup/$tree/$group" && echo $$ > "/sys/fs/cgroup/$tree/$group/cgroup.procs" || exit 97
done
unshare --mount --pid --fork --mount-proc --kill-child sh -c "$INNER" &
inside=$!
trap 'kill -KILL $inside' TERM
# Whoever took too long for reads no more of what is said.
trap '' PIPE
wait $inside
code=$?
# After a signal the first wait is over before what is inside, which unshare takes along.
wait $inside
for tree in systemd unified; do echo $$ > "/sys/fs/cgroup/$tree/cgroup.procs"; done
# Groups stay for as long as the last process in them takes to go.
for try in 1 2 3 4 5 6 7 8 9 10; do
  find /sys/fs/cgroup/*/"$group" -depth -type d -exec rmdir {} + 2>/dev/null && break
  sleep 0.2
done
exit $code`;
const INNER = `
mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system /run/user/0 && chmod 700 /run/user/0 || exit 98
export XDG_RUNTIME_DIR=/run/user/0
unset DBUS_SESSION_BUS_ADDRESS NOTIFY_SOCKET
/lib/systemd/systemd --user --log-target=null &
manager=$!
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ "$(systemctl --user is-system-running 2>/dev/null)" = running ] && break
  sleep 0.5
done
sh -c "$SCRIPT"
code=$?
kill $manager; wait $manager
exit $code`;

/** Why no manager can be started here, or null. Without the check for the trees it would move into groups that are not its own. */
export function noUserManager(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  if (!existsSync('/lib/systemd/systemd')) return 'systemd is not installed';
  const hasTrees = ['systemd', 'unified'].every(tree => existsSync(`/sys/fs/cgroup/${tree}/cgroup.procs`));
  if (!hasTrees) return 'needs control groups in hybrid mode';
  return spawnSync('unshare', ['--mount', '--pid', '--fork', '--mount-proc', 'true']).status === 0 ? null : 'needs namespaces';
}

export interface ManagerRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a shell script with a user manager beside it; `env` says where its home and settings are. */
export function withUserManager(script: string, env: NodeJS.ProcessEnv, timeout = 100_000): ManagerRun {
  const all = { ...env, PATH: process.env.PATH, INNER, SCRIPT: script };
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', OUTER], { env: all, encoding: 'utf8', timeout });
  if (error) throw error;
  if (status === 97 || status === 98) throw new Error(`no user manager could be started: ${stderr}`);
  return { status, stdout, stderr };
}
