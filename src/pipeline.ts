/** The product on one screen: what would go and why; carry it out; take it back; delete it for good. Stages meet here and nowhere else. */
export { type CarryDeps, type CarryRequest, carryOut } from './pipeline/carry-out.js';
export { type CollectDeps, type CollectRequest, collect } from './pipeline/collect/collect.js';
export { type HealthDeps, healthOf } from './pipeline/health.js';
export { type JpegPlanDeps, makeJpegPlan } from './pipeline/jpegs/make-jpeg-plan.js';
export { type Made, makePlan, type PlanDeps, type PlanRequest } from './pipeline/make-plan.js';
export { foldJournals, type PurgeDeps, previewPurge, purgeTrash } from './pipeline/purge-trash.js';
export { Review, type ReviewDeps, type ReviewEnd } from './pipeline/review.js';
export { type MadeSheet, makeSheet, type SheetDeps, type SheetRequest } from './pipeline/sheet.js';
export { previewUndo, type UndoDeps, type UndoRequest, undoRun } from './pipeline/undo-run.js';
export { type Control, watch } from './pipeline/watch/daemon.js';
export { watchOnce } from './pipeline/watch/once.js';
export type { News, WatchDeps, WatchSettings } from './pipeline/watch/watching.js';
