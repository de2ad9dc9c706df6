import type { AbsPath } from '../../../model/frame.js';
import { folderOf } from '../../../model/path.js';
import { count, size } from '../../amount.js';
import { duration, exactly } from '../../duration.js';
import { due } from '../../moment.js';
import { printable } from '../../printable.js';
import { rawNames } from '../../watch-names.js';
import type { Words } from '../index.js';
import type { EventOf } from '../shape.js';
import { goOn } from './holding.js';
import { errno } from './reasons.js';
import { say } from './runs.js';

const raws = (n: number) => `${count(n)} 张 RAW`;
const names = (paths: readonly AbsPath[]) => rawNames(paths, say);
const list = (paths: readonly AbsPath[]) => say.list(paths.map(printable));
const takeBack = (run: string) => `rawtwin undo ${printable(run)}`;
const ANEW = '所有等待时间重新计算';

const EPOCH: Readonly<Record<EventOf<'new-epoch'>['why'], string | null>> = {
  started: null,
  'root-back': null,
  accepted: null,
  resumed: `电脑曾休眠，或监视曾被挂起；${ANEW}`,
  'clock-jumped': `系统时间被调整；${ANEW}`,
};

export const event: Words['event'] = {
  started: ({ roots, also, graceMs, dryRun }) =>
    `正在监视 ${list(roots)}${also.length > 0 ? `；还在 ${list(also)} 中查找 JPEG` : ''}；` +
    (dryRun ? '试运行：只报告，不移动任何文件' : `删除 JPEG ${exactly(graceMs, say)}后，它的 RAW 移入回收站`),
  marked: ({ root }) => `${printable(root)}：已写入 .rawtwin/root，以便再次认出这个文件夹`,
  ready: ({ raws: all, folders, paired, tookMs }) =>
    `用时 ${duration(tookMs, say)}，准备就绪：${count(folders)} 个文件夹中有 ${raws(all)}，其中 ${count(paired)} 张有 JPEG`,
  listening: ({ mode, why, everyMs }, { say: put }) =>
    mode === 'native'
      ? '文件一有变动就会察觉'
      : `${everyMs === undefined ? '定时' : `每 ${duration(everyMs, say)}`}查看一次文件夹${why === undefined ? '' : `：${put(why)}`}`,
  'jpeg-missing': ({ at, folder, raws: gone, until }, { show, dryRun }) =>
    `${show(folder)}：${count(gone.length)} 张 JPEG 不见了（${names(gone)}）；若不回来，它的 RAW 将在 ${say.at(...due(until, at))} 移入回收站${dryRun ? '（试运行，不会真的移动）' : ''}`,
  'kept-after-all': ({ folder, raws: kept, why }, { show, say: put }) =>
    `${show(folder)}：${raws(kept.length)} 保留（${names(kept)}）：${put(why)}`,
  'grace-renewed': ({ at, folder, raws: waiting, until, why }, { show }) =>
    `${show(folder)}：${why === 'folder-changed' ? '里面还在处理' : '文件还在复制'}；${raws(waiting)} 等到 ${say.point(...due(until, at))}`,
  trashed: ({ folder, raws: gone, files, bytes, run }, { show }) =>
    `${show(folder)}：${raws(gone.length)} 移入回收站（${names(gone)}${files > gone.length ? `；连同附属文件共 ${count(files)} 个文件` : ''}），` +
    `${size(bytes)}；要放回：${takeBack(run)}`,
  'would-trash': ({ folder, raws: gone, bytes }, { show }) =>
    `${show(folder)}：${raws(gone.length)} 现在该移入回收站了（${names(gone)}），${size(bytes)}；试运行，没有移动任何文件`,
  left: ({ raw, why }, { show, say: put }) => `${show(folderOf(raw))}：${names([raw])} 没有移动：${put(why)}`,
  'jpeg-back': ({ raw, twin, run }, { show }) => `${show(twin)} 回来了，而它的 RAW（${names([raw])}）在回收站里；要放回：${takeBack(run)}`,
  paused: ({ root, reason, message }, { say: put }) => `已暂停 ${printable(root)}：${put(message)} ${printable(goOn[reason](root))}`,
  'well-again': ({ root }) => `${printable(root)} 恢复正常；${ANEW}`,
  accepted: ({ root }) => `${printable(root)} 已按现状接受；${ANEW}`,
  released: ({ root, raws: may }) => `${printable(root)} 继续：${raws(may)} 等待期满后可以移入回收站`,
  'new-epoch': ({ why }) => EPOCH[why],
  busy: ({ message }, { say: put }) => `等待中：${put(message)}`,
  unreadable: ({ path, code }, { show }) => `${show(path)} 无法读取：${errno(code)}；可能相关的 RAW 一律保留`,
  settled: ({ run, alarms }, { say: put }) =>
    `批次 ${printable(run)} 曾被中断，现已处理好${alarms.map(alarm => `；${put(alarm)}`).join('')}`,
  summary: ({ trashed, bytes, waiting, learnt }) =>
    `过去一天：${trashed === 0 ? '没有 RAW 移入回收站' : `${raws(trashed)} 移入回收站，${size(bytes)}`}` +
    `${waiting > 0 ? `；${count(waiting)} 张在等待` : ''}${learnt > 0 ? `；新记住 ${count(learnt)} 对` : ''}`,
  trouble: ({ message }, { say: put }) => `出现问题：${put(message)}`,
  stopped: ({ why }, { say: put }) => `已停止：${put(why)}`,
};

export const notice: Words['notice'] = {
  brakeTitle: 'rawtwin 在等您确认',
  brake: '一次要移入回收站的 RAW 超过了限额，所以一张也没有移。请查看：rawtwin watch status',
};

export const status: Words['status'] = {
  notRunning: '没有 rawtwin watch 在运行。',
  endedWithoutWord: '没有 rawtwin watch 在运行；上一次意外结束了。',
  start: '用 `rawtwin watch 文件夹` 启动，或用 `rawtwin service install 文件夹` 让它长期运行。',
  silent: 'rawtwin watch 正在运行，还没有任何报告。',
  running: (pid, since) => `rawtwin watch 正在运行（进程 ${pid}），启动于 ${since}。`,
  dryRun: '试运行：不移动任何文件。',
  grace: time => `删除 JPEG ${time}后，它的 RAW 移入回收站。`,
  also: folders => `还在 ${folders} 中查找 JPEG。`,
  native: '文件一有变动就会察觉。',
  byClock: why => `定时查看文件夹${why === '' ? '' : `：${why}`}。`,
  noScan: '第一次全面扫描尚未完成',
  lastScan: (at, folders, took) => `上次全面扫描：${at}，${count(folders)} 个文件夹，用时 ${took}`,
  scans: (last, next) => `${last}${next === null ? '' : `；下次不晚于 ${next}`}。`,
  paused: (since, message) => `自 ${since} 起暂停：${message}`,
  counted: {
    paired: '有 JPEG',
    'raw-only': '只拍了 RAW',
    unsure: '不确定，因此保留',
    importing: '还在复制',
    'jpeg-missing': 'JPEG 不见了，在等待',
    orphan: '等待期满',
    trashed: '最近移入回收站',
  },
  raws: counts => `RAW：${counts.map(([n, words]) => `${count(n)} 张${words}`).join('；')}。`,
  noRaws: '还没有 RAW。',
  waiting: (folder, raws, at, isPaused) => `${folder}：${raws} ${isPaused ? '若未暂停，将' : '将'}在 ${at} 移入回收站`,
  moreWaiting: n => `还有 ${count(n)} 张在等待`,
};
