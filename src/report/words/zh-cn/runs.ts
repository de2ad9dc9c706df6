import { count, size } from '../../amount.js';
import type { Words } from '../index.js';
import { along } from './along.js';

const raws = (n: number) => `${count(n)} 张 RAW`;
const files = (n: number) => `${count(n)} 个文件`;
const runs = (n: number) => `${count(n)} 个批次`;
export const andMore = (n: number) => `还有 ${count(n)} 个；用 --json 逐一列出`;

export const receipts: Words['receipts'] = {
  moved: (n, sidecars, bytes, rejected) => `已将 ${raws(n)}${along(sidecars, rejected) || ' '}移入回收站：${size(bytes)}。`,
  interruptedBefore: '已中断，没有移动任何文件。',
  nothingMoved: '没有移动任何文件。',
  in: place => `位于 ${place}`,
  morePlaces: n => `另有 ${count(n)} 处；用 --json 逐一列出`,
  skipped: n => `${raws(n)} 留在原处`,
  failed: n => `${raws(n)} 无法移动`,
  andMore,
  interrupted: '已中断：没有移动的文件都在原处，操作日志完整。',
  takeBack: command => `要放回：${command}`,
  space: '清空回收站或运行 rawtwin purge 之后，磁盘空间才会释放。',
};

export const undo: Words['undo'] = {
  putBack: (n, run) => `已放回批次 ${run} 的 ${files(n)}。`,
  wouldPutBack: (n, run) => `将放回批次 ${run} 的 ${files(n)}。`,
  blocked: n => `${files(n)}现在无法放回；没有覆盖任何文件：`,
  placeInTrash: at => `回收站中的位置：${at}`,
  again: command => `解决之后再运行一次：${command}`,
  purged: n => `这个批次有 ${files(n)}已在以前的 purge 中彻底删除：`,
  andMore,
  unasked: (n, isPreview) => `这个批次的 ${raws(n)} ${isPreview ? '将继续' : ''}留在回收站里。`,
  interrupted: command => `已中断，其余的还在回收站里。要继续：${command}`,
};

export const run: Words['run'] = {
  state: {
    'in-trash': '在回收站里',
    unknown: '可能在回收站里：操作日志里缺了这一行',
    restored: '已放回',
    purged: '已彻底删除',
    skipped: '留在原处',
    failed: '无法移动',
  },
  heading: (n, state) => `${raws(n)}，${state}：`,
  raw: (name, others) => `${name}${others > 0 ? ` 和随它移走的 ${files(others)}` : ''}`,
  takeSome: command => `要放回其中一部分：${command}`,
};

export const history: Words['history'] = {
  none: 'rawtwin 还没有移走过任何文件。',
  column: { run: '批次', when: '时间', trashed: '已移走', putBack: '已放回', purged: '已删除', toUndo: '可撤销', inTrash: '回收站内' },
  sidecar: '附属文件',
  from: root => `来自 ${root}`,
  to: place => `移到 ${place}`,
  earlier: n => `还有更早的 ${runs(n)}：加 --all 全部列出`,
  failed: n => `${raws(n)} 无法移动`,
  ofJpegs: '移走的是失去 RAW 的 JPEG（`--orphans jpeg`）',
  open: '曾被中断；下次运行 trash、undo 或 purge 时会先处理好',
  damaged: (_, lines) => `操作日志第 ${lines} 行已损坏；能读出的都已列出`,
  nothingLeft: n => `${runs(n)}；没有可撤销的了。`,
  left: (n, bytes) => `可撤销：${files(n)}，${size(bytes)}。`,
  takeBack: command => `要撤销最近一个批次：${command}`,
};

const UNITS = { day: '天', hour: '小时', minute: '分钟', second: '秒' };
const when = (age: string | null) => (age === null ? '到现在为止' : `${age}以前`);

export const purge: Words['purge'] = {
  age: (n, unit) => `${count(n)} ${UNITS[unit]}`,
  nothing: age => `没有可删除的：${when(age)}移入回收站的文件里，没有可以彻底删除的。`,
  heading: age => `${when(age)}移入回收站、将彻底删除的文件：`,
  column: {
    run: '批次',
    trashed: '移走时间',
    raws: 'RAW 数',
    jpegs: 'JPEG 数',
    photos: '照片数',
    files: '文件数',
    size: '大小',
    all: '合计',
  },
  in: place => `位于 ${place}`,
  later: n => `还有之后的 ${runs(n)}；用 --json 逐一列出`,
  young: (n, of, bytes) => `时间还短、留在回收站里的：${runs(of)}的 ${files(n)}，${size(bytes)}。`,
  question: (n, of, bytes) => `彻底删除 ${runs(of)}的 ${files(n)}（${size(bytes)}）？删除后无法恢复。`,
  nothingDeleted: '没有删除任何文件。',
  nothingDryRun: '没有删除任何文件（--dry-run）。',
  deleted: (n, of, bytes) => `已彻底删除 ${runs(of)}的 ${files(n)}：${size(bytes)}。`,
  interrupted: '已中断：没有删除的文件都还在回收站里，操作日志完整。',
  gone: n => `已不在回收站里：${files(n)}；可能已清空、被人取走，或磁盘没有接上。`,
  stays: (n, why) => `${files(n)}留在回收站里：${why}`,
  andMore,
};

export const say: Words['say'] = {
  seconds: n => `${n} 秒`,
  minutes: n => `${count(n)} 分钟`,
  hours: n => `${count(n)} 小时`,
  at: (time, date) => (date === null ? time : `${date} ${time}`),
  point: (time, date) => (date === null ? time : `${date} ${time}`),
  because: (what, why) => `${what}：${why}`,
  list: items => items.join('、'),
  sentences: items => items.join('；'),
  namesAndMore: (names, n) => `${names} 等，另有 ${count(n)} 张`,
};
