import { count } from '../../amount.js';
import type { Words } from '../index.js';
import { along } from './along.js';

const raws = (n: number) => `${count(n)} 张 RAW`;

export const sheet: Words['sheet'] = {
  lang: 'zh-CN',
  raws,
  nothing: '没有可移走的 RAW',
  wouldGo: (n, rejected) => `${raws(n)}${along(0, rejected)} 将移入回收站`,
  ofRun: (run, n) => `批次 ${run}：${raws(n)}`,
  lookedAt: when => `查看时间：${when}。没有移动任何文件。`,
  tile: { toFree: '可释放', all: 'RAW 总数', inTrash: '回收站内，含附属文件' },
  refused: 'rawtwin trash 会拒绝执行',
  unreadable: '无法读取',
  note: { symlink: '符号链接，没有进入', 'unknown-raw': 'rawtwin 不认识的 RAW 格式，原样保留' },
  timeline: '拍摄时间',
  pausesLeftOut: '超过两小时的间隔没有画出。',
  byFile: n => `其中 ${raws(n)} 用的是文件时间：没有打开过，或文件里没有记录。`,
  noTime: n => `其中 ${raws(n)} 的时间未知。`,
  folders: '文件夹',
  whyKept: '为什么保留',
  goAlong: names => `一起移走：${names}`,
  fileTime: time => `${time}（文件时间）`,
  noTimeOfOne: '时间未知',
  burst: '同一组连拍，这些留下',
  none: {
    hevc: { word: '只有 HEVC', means: '只有 HEVC 格式的预览图，网页无法显示' },
    absent: { word: '没有预览图', means: '文件里没有预览图' },
    unreadable: { word: '无法读取', means: '它的预览图无法读取' },
  },
  filters: '显示',
  search: '搜索',
  searchHint: '文件名、文件夹或原因',
  verdict: '结论',
  folder: '文件夹',
  confidence: '可信度或原因',
  any: '全部',
  sort: '排序',
  sorts: { folder: '按文件夹', name: '按文件名', time: '按时间', size: '按大小' },
  noMatch: '没有符合条件的 RAW。',
  button: {
    all: '勾选所列',
    none: '取消所列',
    help: '按键',
    copy: '复制',
    before: '上一张',
    toggle: '勾选或取消',
    after: '下一张',
    close: '关闭',
  },
  key: { arrows: '方向键', space: '空格' },
  does: {
    arrows: '在照片之间移动',
    space: '勾选或取消勾选',
    enter: '放大查看；方向键和空格在那里同样有效',
    slash: '搜索',
    question: '显示这些按键',
    escape: '关闭，或离开搜索框',
  },
  script: {
    shown: '显示 {}/{} 张',
    nothingChosen: '没有勾选',
    chooseFolder: '{}：此文件夹中所列的全部',
    copied: '已复制',
    notCopied: '请选中后手动复制',
    of: '第 {} 张，共 {} 张',
  },
  about: {
    plan: {
      kinds: { paired: '有配对的 JPEG', orphan: '将移走', kept: '没有 JPEG 而保留' },
      timelineOf: (paired, orphans, kept) => `RAW 随时间的分布：${paired} 张有配对的 JPEG，${orphans} 张将移走，${kept} 张没有 JPEG 而保留`,
      folderFigures: (orphans, bytes, kept, paired) =>
        `将移走 ${orphans} 张${bytes === '' ? '' : `（${bytes}）`}，保留 ${kept} 张，已配对 ${paired} 张`,
      groups: {
        orphan: { heading: '将移入回收站', lead: '勾选表示：执行计划时，这一张会移入回收站。' },
        kept: { heading: '没有 JPEG 而保留', lead: '这些留在原处。' },
      },
      save: '保存计划',
      saved: '计划保存在浏览器存放下载文件的地方。请在那里打开终端，运行：',
      script: { chosen: '将移走 {}/{} 张，{}', choose: '将 {} 移入回收站', goes: '将移入回收站', stays: '留下' },
    },
    run: {
      kinds: { paired: '已放回', orphan: '在回收站里', kept: '已彻底删除，或没有移走' },
      timelineOf: (paired, orphans, kept) =>
        `RAW 随时间的分布：${orphans} 张在回收站里，${paired} 张已放回，${kept} 张已彻底删除或没有移走`,
      folderFigures: (orphans, bytes, kept, paired) =>
        `回收站内 ${orphans} 张${bytes === '' ? '' : `（${bytes}）`}，已放回 ${paired} 张，已彻底删除或没有移走 ${kept} 张`,
      groups: {
        orphan: { heading: '在回收站里', lead: '勾选表示：放回这一张。' },
        kept: { heading: '不在回收站里', lead: '这些已经放回、已彻底删除，或没有移走。' },
      },
      save: '显示命令',
      saved: '要放回勾选的 RAW，请在终端里运行：',
      script: { chosen: '将放回 {}/{} 张，{}', choose: '放回 {}', goes: '将放回', stays: '留在回收站里' },
    },
  },
};
