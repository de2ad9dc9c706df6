import { collect, collecting } from './collect.js';
import { doctor } from './doctor.js';
import { errors } from './errors.js';
import { evidence } from './evidence.js';
import { goOn, holding } from './holding.js';
import { ofJpegs } from './jpegs.js';
import { explain, fact, plan } from './plan.js';
import { confidence, errno, reason } from './reasons.js';
import { review } from './review.js';
import { history, purge, receipts, run, say, undo } from './runs.js';
import { sheet } from './sheet.js';
import { stats } from './stats.js';
import { staying } from './staying.js';
import { ask, config, progress, service, talk } from './talk.js';
import { event, notice, status } from './watch.js';
import { written } from './written.js';

/** All texts for a person, in English. Every other language is a catalogue of this shape. */
export const EN = {
  ...{ evidence, confidence, reason, errno, plan, explain, fact, receipts, undo, run, history, purge, say },
  ...{ event, notice, status, progress, ask, talk, service, config, doctor, sheet, review, stats, goOn, collect, ofJpegs },
  message: { ...staying, ...holding, ...errors, ...written, ...collecting },
};
