import { count } from '../../amount.js';
import type { Words } from '../index.js';

export const stats: Words['stats'] = {
  start: '启动',
  stage: {
    list: '列出文件夹',
    pair: '按文件名和拍摄信息配对',
    read: '读取文件头',
    recall: '查询记忆',
    look: '查看文件',
    judge: '判断',
    protect: '读取附属文件和 RAW 末尾',
    learn: '记住配对',
    show: '显示计划',
  },
  rest: '其余',
  total: '总计',
  counted: {
    folders: n => `${count(n)} 个文件夹`,
    files: n => `${count(n)} 个文件`,
    raws: n => `${count(n)} 张 RAW`,
    headsRead: n => `读取 ${count(n)} 个文件头`,
    headsKept: n => `${count(n)} 个已从上次运行得知`,
    looks: n => `${count(n)} 个文件`,
    sidecars: n => `${count(n)} 个附属文件`,
    orphans: n => `${count(n)} 张孤立的 RAW`,
  },
  and: '，',
  ms: ms => `${(ms / 1_000).toFixed(3)} 秒`,
};
