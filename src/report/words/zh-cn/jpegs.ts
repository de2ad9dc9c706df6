import { count, size } from '../../amount.js';
import type { Words } from '../index.js';
import { along } from './along.js';
import { evidence } from './evidence.js';
import { explain, plan } from './plan.js';
import { confidence, reason } from './reasons.js';
import { history, receipts, run, undo } from './runs.js';
import { sheet } from './sheet.js';
import { ask, progress } from './talk.js';

const jpegs = (n: number) => `${count(n)} 张 JPEG`;

export const ofJpegs: Words['ofJpegs'] = {
  evidence: {
    ...evidence,
    'same-stem': { ...evidence['same-stem'], why: () => '它的 RAW 还在（凭文件名）' },
    derivative: { ...evidence.derivative, why: () => '已经用它或它的 RAW 制作了照片' },
    'same-capture': {
      ...evidence['same-capture'],
      why: e => (e.alone ? '它的 RAW 还在，只是换了名字' : '它的 RAW 可能还在，只是换了名字'),
    },
    'other-folder': { ...evidence['other-folder'], why: () => '同名的 RAW 在另一个文件夹里' },
    witnessed: { ...evidence.witnessed, why: () => '以前扫描时它有配对的 RAW，现在那张 RAW 不见了' },
    'camera-recorded': { ...evidence['camera-recorded'], why: () => '相机拍摄时同时记录了 RAW，现在那张 RAW 不见了' },
    neighbours: {
      ...evidence.neighbours,
      why: e => {
        if (e.eachShot) return '手机和运动相机只给一部分照片记录 RAW：前后的照片说明不了什么';
        return e.before !== undefined && e.after !== undefined
          ? '前一张和后一张拍摄时都有 RAW，唯独这一张的 RAW 不见了'
          : '前后并非都有已知的 RAW：相机当时可能设成了只拍 JPEG';
      },
    },
    'no-twins-here': { why: e => `在搜索过的 ${count(e.searched)} 张 RAW 里没有找到它的 RAW`, detail: () => '' },
    unlisted: { ...evidence.unlisted, why: () => '可能存放其 RAW 的位置无法完整读取' },
  },
  confidence: {
    proven: { ...confidence.proven, means: '相机或以前的扫描确认它有过 RAW' },
    inferred: { ...confidence.inferred, means: '它前后的照片拍摄时都有 RAW' },
    stem: { ...confidence.stem, means: '没有它的 RAW，但无从证明曾经有过' },
  },
  reason: {
    ...reason,
    paired: { ...reason.paired, why: '它的 RAW，或用这次拍摄制作的照片，还在' },
    unlisted: { ...reason.unlisted, why: '有文件夹无法完整读取，它的 RAW 可能就在里面' },
    'too-recent': { ...reason['too-recent'], why: '它或同一组的 RAW 刚刚有过变动，可能还没有复制完' },
    unsure: {
      ...reason.unsure,
      why: '无从证明它的 RAW 是被删除的',
      hint: '若在挑片之前用 `--orphans jpeg` 扫描过，就能确证：rawtwin 会记住见过的 RAW。',
    },
    protected: { ...reason.protected, why: 'RAW 不见了，但它已评星、留用、编辑或锁定' },
  },
  plan: {
    ...plan,
    twinsAlsoIn: '还在此处查找 RAW：',
    found: (rows, raws, folders) =>
      `找到 ${count(rows)} 张 JPEG 或 HEIF、${count(raws)} 张 RAW${folders > 1 ? `，共 ${count(folders)} 个文件夹` : ''}`,
    column: { ...plan.column, raws: 'JPEG 数', orphans: '孤立的 JPEG' },
    folderSums: (n, sidecars, bytes) => `${jpegs(n)}${along(sidecars)}，${size(bytes)}`,
    moreElsewhere: n => `其他文件夹里还有 ${count(n)} 张孤立的 JPEG：加 --all 全部列出`,
    keptHeading: without => `没有 RAW 而保留：${jpegs(without)}`,
    keptHeadingAll: (all, without) => `保留：${jpegs(all)}，其中 ${count(without)} 张没有 RAW`,
    unreadable: n => `无法读取：${count(n)} 处；RAW 可能在其中的 JPEG 一律保留`,
    wouldGo: (n, of, sidecars, bytes) => `${jpegs(of)} 中有 ${count(n)} 张${along(sidecars).trimStart()}将移入回收站：${size(bytes)}。`,
    noRaws: raws => `没有可移走的：这里没有 JPEG${raws > 0 ? `，只有 ${count(raws)} 张 RAW` : ''}。`,
    allPaired: n => `没有可移走的：${n === 1 ? '唯一的一张 JPEG 有它的 RAW' : `全部 ${jpegs(n)} 都有它们的 RAW`}。`,
    noOrphans: (paired, rest) =>
      `没有可移走的：这里没有哪张 JPEG 能证明失去了 RAW。${jpegs(paired)} 有它的 RAW，另外 ${count(rest)} 张因上述原因保留。`,
  },
  explain: {
    ...explain,
    label: { ...explain.label, twins: '它的 RAW' },
    searched: (raws, folders) => `在 ${folders} 中搜索了 ${count(raws)} 张 RAW`,
    orphan: (word, means) => `孤立的 JPEG（${word}）：${means}`,
  },
  receipts: {
    ...receipts,
    moved: (n, sidecars, bytes) => `已将 ${jpegs(n)}${along(sidecars) || ' '}移入回收站：${size(bytes)}。`,
    skipped: n => `${jpegs(n)} 留在原处`,
    failed: n => `${jpegs(n)} 无法移动`,
  },
  undo: { ...undo, unasked: (n, isPreview) => `这个批次的 ${jpegs(n)} ${isPreview ? '将继续' : ''}留在回收站里。` },
  sheet: {
    ...sheet,
    raws: jpegs,
    ofRun: (of, n) => `批次 ${of}：${jpegs(n)}`,
    byFile: n => `其中 ${jpegs(n)} 用的是文件时间：没有打开过，或文件里没有记录。`,
    noTime: n => `其中 ${jpegs(n)} 的时间未知。`,
    noMatch: '没有符合条件的 JPEG。',
    about: {
      ...sheet.about,
      run: {
        ...sheet.about.run,
        timelineOf: (paired, orphans, kept) =>
          `JPEG 随时间的分布：${orphans} 张在回收站里，${paired} 张已放回，${kept} 张已彻底删除或没有移走`,
        saved: '要放回勾选的 JPEG，请在终端里运行：',
      },
    },
  },
  run: { ...run, heading: (n, state) => `${jpegs(n)}，${state}：` },
  history: { ...history, failed: n => `${jpegs(n)} 无法移动` },
  progress: { ...progress, done: (phase, done, of) => progress.done(phase, done, of).replace(/张 RAW$/, '张 JPEG') },
  ask: {
    ...ask,
    trash: (n, sidecars, bytes) => `将 ${jpegs(n)}${along(sidecars)}（${size(bytes)}）移入回收站？`,
    doTrash: n => `移入回收站：${jpegs(n)}`,
    folders: '从哪些文件夹移走 JPEG：',
    folder: (name, orphans, of, bytes) => `${name}：${jpegs(of)} 中的 ${count(orphans)} 张，${size(bytes)}`,
    most: (orphans, of, folder, total) => `${folder} 里的 ${jpegs(of)} 中有 ${count(orphans)} 张将被移走。输入 ${total} 继续，留空取消：`,
  },
};
