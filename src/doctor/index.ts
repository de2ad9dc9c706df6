import type { Check, Health } from '../model/health.js';
import type { Words } from '../report/words/index.js';
import type { Examine } from './check.js';
import { locks } from './locks.js';
import { program } from './program.js';
import { runs } from './runs.js';
import { service } from './service.js';
import { stateFolder } from './state-folder.js';
import { volumes } from './volumes.js';
import { watcher } from './watcher.js';

const ALL: readonly Examine[] = [program, stateFolder, volumes, runs, locks, watcher, service];

/** Pure: everything that was looked at, in the order in which a person reads it. */
export const examine = (health: Health, words: Words): readonly Check[] => ALL.flatMap(one => one(health, words.doctor, words));
