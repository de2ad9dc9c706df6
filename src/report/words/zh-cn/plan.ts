import type { RefusalFacts } from '../../../model/plan.js';
import { count, size } from '../../amount.js';
import { printable } from '../../printable.js';
import type { Words } from '../index.js';
import { along } from './along.js';

const raws = (n: number) => `${count(n)} 张 RAW`;

const MOUNT = '请接上磁盘，或不要指定这个文件夹。';
const LIMIT = '请查看计划；若确认无误，请加 --max-trash N 或 --max-trash N% 再运行，或不加 --yes 而逐项确认。';

function refusal(told: RefusalFacts): readonly [why: string, howToGoOn: string] {
  const files = told.kind === 'count' || told.kind === 'share' ? (n: number) => `${count(n)} 张 ${told.orphans ? 'JPEG' : 'RAW'}` : raws;
  if (told.kind === 'count') return [`将有 ${files(told.going)} 移入回收站，而限额是 ${count(told.limit)} 张。`, LIMIT];
  const folder = printable(told.folder);
  if (told.kind === 'empty') return [`${folder} 里没有文件。它的磁盘接上了吗？`, MOUNT];
  if (told.kind === 'forbidden') {
    const what = told.isHome ? '用户的主文件夹' : '系统文件夹';
    return [`${folder} 是${what}；rawtwin 不会把它整个当作照片文件夹。`, '请指定其中存放照片的文件夹。'];
  }
  if (told.kind === 'shrunken') {
    const why = `${folder} 现在有 ${count(told.now)} 个文件，上次正常扫描时有 ${count(told.before)} 个。是不是有磁盘没有接上？`;
    return [why, '请接上缺少的磁盘；若文件确实已经拿走，请加 --accept-listing 再运行。'];
  }
  const why = `${folder} 里的 ${files(told.of)} 中有 ${count(told.going)} 张将移入回收站，而限额是每组拍摄的 ${told.limit} %。`;
  return [why, LIMIT];
}

export const plan: Words['plan'] = {
  searched: '已搜索',
  twinsAlsoIn: '还在此处查找 JPEG：',
  moreFolders: n => `及另外 ${count(n)} 个文件夹`,
  found: (n, rendered, folders) =>
    `找到 ${raws(n)}、${count(rendered)} 张 JPEG 或 HEIF${folders > 1 ? `，共 ${count(folders)} 个文件夹` : ''}`,
  column: { folder: '文件夹', raws: 'RAW 数', orphans: '孤立的 RAW', kept: '保留', toTrash: '移入回收站', all: '合计' },
  foldersNotShown: n => `还有 ${count(n)} 个文件夹：加 --all 全部列出`,
  folderSums: (n, sidecars, bytes, rejected) => `${raws(n)}${along(sidecars, rejected)}，${size(bytes)}`,
  moreHere: n => `此文件夹里还有 ${count(n)} 张：加 --all 全部列出`,
  moreElsewhere: n => `其他文件夹里还有 ${count(n)} 张孤立的 RAW：加 --all 全部列出`,
  with: names => `连同 ${names}`,
  hardLinked: '别处还有它的硬链接',
  taken: why => `${why}；因 --include 仍会移走`,
  keptHeading: without => `没有 JPEG 而保留：${raws(without)}`,
  keptHeadingAll: (all, without) => `保留：${raws(all)}，其中 ${count(without)} 张没有 JPEG`,
  nothingTells: '没有任何依据，无从判断',
  unreadable: (n, hides) => `无法读取：${count(n)} 处${hides ? '；JPEG 可能在其中的 RAW 一律保留' : ''}`,
  note: {
    symlink: n => `有 ${count(n)} 个符号链接没有进入，也绝不移动`,
    'unknown-raw': n => `有 ${count(n)} 个 rawtwin 不认识的 RAW 格式的文件，原样保留`,
  },
  noPicture: {
    hevc: '（其中只有 HEVC 图片）',
    absent: '（其中没有图片）',
    unreadable: '（其中的图片无法显示）',
  },
  more: n => `还有 ${count(n)} 个：加 --all 全部列出`,
  refused: { trash: '已拒绝，没有移动任何文件', plan: '`rawtwin trash` 会拒绝执行' },
  refusal: ({ message, howToGoOn, told }) => (told ? refusal(told) : [printable(message), printable(howToGoOn)]),
  toGoOn: how => `要继续：${how}`,
  wouldGo: (n, of, sidecars, bytes, rejected) =>
    `${count(of)} 张 RAW 中有 ${count(n)} 张${along(sidecars, rejected).trimStart()}将移入回收站：${size(bytes)}。`,
  notMovedYet: '现在还没有移动任何文件。',
  next: command => `下一步：${command}`,
  nextUntyped: '下一步：rawtwin trash，文件夹和选项与这次相同',
  asksFirst: '        （会先询问；rawtwin undo 可以全部放回）',
  noRaws: rendered => `没有可移走的：这里没有 RAW 文件${rendered > 0 ? `，只有 ${count(rendered)} 张 JPEG 或 HEIF` : ''}。`,
  allPaired: n => `没有可移走的：${n === 1 ? '唯一的一张 RAW 有配对的 JPEG' : `全部 ${raws(n)} 都有配对的 JPEG`}。`,
  noOrphans: (paired, rest) =>
    `没有可移走的：这里没有哪张 RAW 能证明失去了 JPEG。${raws(paired)} 有配对的 JPEG，另外 ${count(rest)} 张因上述原因保留。`,
};

export const explain: Words['explain'] = {
  label: {
    verdict: '结论',
    because: '依据',
    twins: '配对',
    sidecars: '附属文件',
    lookedFor: '查找过程',
    file: '文件信息',
    next: '怎么办',
  },
  paired: why => `已配对：${why}`,
  kept: (reason, why) => `保留（${reason}）：${why}`,
  orphan: (confidence, means) => `孤立的 RAW（${confidence}）：${means}`,
  notOpened: '没有打开文件：凭文件名已足够',
  goesAlong: name => `${name} 会一起移走`,
  stays: name => `${name} 留下：另有文件也用到它`,
  searched: (rendered, folders) => `在 ${folders} 中搜索了 ${count(rendered)} 张 JPEG 或 HEIF`,
  stage: {
    byName: '在同一文件夹里按文件名查找，包括相机和修图软件的命名规则',
    byCapture: '在所有文件夹里按拍摄时间和机身查找',
    byFolder: '在其他文件夹里按文件名查找',
  },
  found: '找到',
  nothing: '没有',
  notAsked: '没有查找',
  noMoment: '没有，因为拍摄时间未知',
};

export const fact: Words['fact'] = {
  format: '格式',
  make: '厂商',
  model: '型号',
  bodySerial: '机身序列号',
  takenAt: '拍摄时间',
  subsec: '秒以下',
  offset: '时区',
  counter: '快门计数',
  recorded: '记录方式',
  software: '软件',
  rating: '星级',
  orientation: '方向',
  warnings: '警告',
};
