import { dirname } from 'node:path';
import { StoreChooser } from '../execute/trash/choose-store.js';
import { dryFs } from '../execute/trash/dry-fs.js';
import { volumeOf } from '../execute/trash/volume.js';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Health, VolumeHealth } from '../model/health.js';
import type { Message } from '../model/message.js';
import type { FsPort, Mount } from '../ports/fs.js';
import type { HealthDeps } from './health.js';

/** One row per volume, by the first folder on it; folders that cannot be looked at are told apart. Changes nothing. */
export async function volumesOf(
  asked: readonly AbsPath[],
  known: readonly AbsPath[],
  deps: HealthDeps,
): Promise<Pick<Health, 'volumes' | 'absent'>> {
  const mounts = await deps.fs.mounts();
  const rows = new Map<string, VolumeHealth>();
  const absent: Health['absent'][number][] = [];
  for (const folder of [...asked, ...known]) {
    try {
      const { dev, mount } = await volumeOf(folder, deps.fs, mounts);
      const key = `${dev}:${mount?.id}`;
      const row = rows.get(key);
      rows.set(key, row ? { ...row, folders: [...row.folders, folder] } : await volumeHealth(folder, mount, mounts, deps));
    } catch (error) {
      absent.push({ folder, code: errnoOf(error), isAsked: asked.includes(folder) });
    }
  }
  return { volumes: [...rows.values()], absent };
}

async function volumeHealth(
  folder: AbsPath,
  mount: Mount | null,
  mounts: readonly Mount[] | null,
  { fs, machine, owner, systemTrash }: HealthDeps,
): Promise<VolumeHealth> {
  const dry = dryFs(fs, owner.uid ?? 0, path => machine.canWrite(path));
  const choose = (to: 'auto' | 'system') => storeOrWhy(folder, new StoreChooser({ run: 'run', to, owner, systemTrash, fs: dry }, mounts));
  const [auto, system] = [await choose('auto'), await choose('system')];
  return {
    ...{ folders: [folder], mountedAt: mount?.at ?? null, type: mount?.type ?? null, isReadOnly: mount?.isReadOnly ?? false },
    canWrite: await machine.canWrite(folder),
    space: await machine.space(folder),
    identity: await identityOf(folder, fs),
    store: 'why' in auto ? null : auto,
    whyNoDesktop: 'why' in system ? system.why : null,
  };
}

type Choice = NonNullable<VolumeHealth['store']> | { readonly why: Message };

async function storeOrWhy(folder: AbsPath, chooser: StoreChooser): Promise<Choice> {
  try {
    const { kind, place } = await chooser.storeFor(folder, folder);
    return { kind, place: kind === 'folder' ? (dirname(place) as AbsPath) : place };
  } catch (error) {
    return { why: error instanceof AppError ? error.says : { is: 'cannot-look', code: errnoOf(error) } };
  }
}

async function identityOf(folder: AbsPath, fs: FsPort): Promise<'stable' | 'weak'> {
  try {
    return await fs.identity(folder);
  } catch {
    // What does not tell is not trusted.
    return 'weak';
  }
}
