import { AppError } from '../model/errors.js';
import type { Programs, Ran } from '../ports/programs.js';
import type { Call, ServiceHost } from './host.js';

const call = (programs: Programs, [program, ...words]: Call): Promise<Ran> => programs.run(program, words);
const said = ({ stderr, stdout }: Ran) => (stderr.trim() || stdout.trim()).split('\n')[0] ?? '';

/** Throws REFUSED where no services of a person run, such as in a container or over a bare ssh. */
export async function mustRun(host: ServiceHost, programs: Programs): Promise<void> {
  const ran = await call(programs, host.probe);
  if (ran.code === 0) return;
  throw new AppError('REFUSED', { is: 'no-service-manager', name: host.name, said: said(ran) });
}

/** Starts what the file says, now and at each login. Throws REFUSED with what the system said. */
export async function enable(host: ServiceHost, programs: Programs): Promise<void> {
  for (const step of host.enable) {
    const ran = await call(programs, step);
    if (ran.code !== 0)
      throw new AppError('REFUSED', { is: 'service-step-failed', path: host.file, step: step.join(' '), said: said(ran) }, host.file);
  }
}

/** Stops it. What does not run is stopped already. */
export async function disable(host: ServiceHost, programs: Programs): Promise<void> {
  for (const step of host.disable) await call(programs, step);
}

/** Tells the system that its file is gone. A step that fails leaves nothing running. */
export async function afterRemoval(host: ServiceHost, programs: Programs): Promise<void> {
  for (const step of host.afterRemoval) await call(programs, step);
}

/** Whether it runs, and what the system says of it. */
export async function stateOf(host: ServiceHost, programs: Programs): Promise<{ readonly isRunning: boolean; readonly said: string }> {
  const ran = await call(programs, host.state);
  return { isRunning: host.isRunning(ran.code === 0 ? ran.stdout : null), said: ran.code === 0 ? ran.stdout.trim() : said(ran) };
}
