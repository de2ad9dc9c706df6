import type { Recorded } from '../../../model/facts.js';
import { count } from '../../amount.js';
import { day } from '../../moment.js';
import type { Show } from '../../place.js';
import { printable } from '../../printable.js';
import type { EvidenceWords, Of } from '../shape.js';
import { errno } from './reasons.js';

const PICTURE: Readonly<Record<Recorded, string>> = {
  'with-heif': 'HEIF',
  'with-jpeg': 'JPEG',
  'jpeg-only': 'JPEG',
  'raw-only': 'JPEG',
  unknown: 'JPEG',
};
const none = () => '';
const byRule = (name: string, rule: string | undefined) =>
  rule === undefined || rule === 'same-stem' || rule === 'same-moment' ? name : `${name}（命名规则：${printable(rule)}）`;

/** The fields that pairing compares, by the names it gives them. */
const FIELD: Readonly<Record<string, string>> = {
  takenAt: '拍摄时间',
  model: '型号',
  bodySerial: '机身序列号',
  subsec: '秒以下时间',
  counter: '快门计数',
  sequence: '连拍序号',
  fileNumber: '文件编号',
  shotId: '拍摄编号',
  originalName: '原文件名',
};

export const evidence: EvidenceWords = {
  'same-stem': {
    why: e => (e.rule === undefined ? '同名的 JPEG 还在' : '有一张 JPEG 的文件名由它的文件名而来'),
    detail: (e, show) => byRule(show(e.as), e.rule),
  },
  derivative: { why: () => '已经用它制作了照片', detail: (e, show) => byRule(show(e.as), e.rule) },
  'same-capture': {
    why: e => (e.alone ? '同一瞬间拍下的 JPEG 还在，只是换了名字' : '可能还有换了名字的 JPEG'),
    detail: (e, show) =>
      `${show(e.as)}（${e.on.map(field => FIELD[field] ?? printable(field)).join('、')}一致${e.alone ? '' : '；同一秒的其他 RAW 也符合'}）`,
  },
  'other-folder': {
    why: () => '同名的 JPEG 在另一个文件夹里',
    detail: (e, show) => `${show(e.as)}${e.checked ? '' : '（拍摄数据无法比对）'}`,
  },
  witnessed: {
    why: () => '以前扫描时它有配对的 JPEG，现在那张 JPEG 不见了',
    detail: (e, show) => `${day(e.seenAt)} 时还有 ${show(e.as)}`,
  },
  'camera-recorded': {
    why: e => `相机拍摄时同时记录了 ${PICTURE[e.recorded]}，现在那张 ${PICTURE[e.recorded]} 不见了`,
    detail: none,
  },
  'camera-raw-only': {
    why: e => (e.composite ? '属于多重曝光、像素偏移或堆栈合成：没有自己的 JPEG' : '相机拍摄时只记录了 RAW'),
    detail: none,
  },
  neighbours: {
    why: e =>
      e.before !== undefined && e.after !== undefined
        ? '前一张和后一张拍摄时都有 JPEG，唯独这一张的 JPEG 不见了'
        : '前后并非都有已知的 JPEG：相机当时可能设成了只拍 RAW',
    detail: neighbourNames,
  },
  'no-twins-here': { why: e => `在搜索过的 ${count(e.searched)} 张照片里没有找到配对的 JPEG`, detail: none },
  unlisted: {
    why: () => '可能存放其 JPEG 的位置无法完整读取',
    detail: (e, show) => `${show(e.path)}：${errno(e.code)}`,
  },
  recent: { why: e => `扫描前 ${count(e.settleSeconds)} 秒之内有过变动`, detail: none },
  rated: {
    why: () => '已评星、留用或加了色标',
    detail: (e, show) => `${marks(e).join('、')}，见 ${show(e.by)}`,
  },
  edited: { why: () => '已经编辑过', detail: (e, show) => `由 ${printable(e.program)} 编辑，见 ${show(e.by)}` },
  rejected: { why: () => '它的 JPEG 已标记为弃用', detail: (e, show) => (e.by === e.as ? show(e.as) : `${show(e.as)}，见 ${show(e.by)}`) },
  'camera-jpeg-only': {
    why: e => (e.composite ? '属于多重曝光、像素偏移或堆栈合成：没有自己的 RAW' : '相机拍摄时没有记录 RAW'),
    detail: none,
  },
  'no-camera-original': { why: () => '不是相机直接写出的原图：可能是导出、扫描或从 RAW 中取出的图片', detail: none },
  uncompared: { why: () => '有一张 RAW 没有拍摄时间，可能就是它的', detail: (e, show) => show(e.as) },
  'trashed-twin': {
    why: () => '它的另一半是由 rawtwin 移入回收站的，并非有人手动删除',
    detail: (e, show) => `${show(e.as)}，${day(e.trashedAt)}`,
  },
  locked: { why: () => '文件为只读，例如在相机里加了保护', detail: none },
  undone: { why: () => '曾从回收站放回，说明还要用', detail: e => `放回日期 ${day(e.undoneAt)}` },
  'exif-unreadable': { why: () => '它或它的附属文件的内容无法辨认', detail: (e, _, say) => say(e.why) },
};

const marks = ({ rating, picked, label }: Of<'rated'>): readonly string[] => [
  ...(rating ? [rating < 0 ? '已排除' : `${rating} 星`] : []),
  ...(picked ? ['留用'] : []),
  ...(label ? [`色标 ${printable(label)}`] : []),
];

function neighbourNames(e: Of<'neighbours'>, show: Show): string {
  if (e.before !== undefined && e.after !== undefined) return `在 ${show(e.before)} 与 ${show(e.after)} 之间`;
  if (e.before !== undefined) return `最后一张已知的是 ${show(e.before)}`;
  return e.after === undefined ? '' : `第一张已知的是 ${show(e.after)}`;
}
