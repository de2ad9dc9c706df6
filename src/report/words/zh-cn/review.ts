import { count } from '../../amount.js';
import type { Words } from '../index.js';

export const review: Words['review'] = {
  panel: '执行情况',
  each: '每一张 RAW',
  undo: '撤销',
  renew: '重新查看',
  cancel: '取消',
  confirm: '移入回收站',
  script: {
    trash: '将 {} 张 RAW 移入回收站',
    phases: {
      choosing: '',
      looking: '正在重新查看文件夹 …',
      moving: '正在移入回收站 … {}/{}',
      moved: '',
      undoing: '正在放回 … {} 个文件',
      undone: '',
    },
    outcomes: { trashed: '在回收站里', skipped: '留在原处', failed: '无法移动' },
    receipt: '{}：{}',
    receiptWhy: '{}：{}（{}）',
    type: '输入 {} 继续：',
    lost: 'rawtwin 已经结束，或没有响应。本页只显示当时的情况，不能再执行任何操作。',
  },
  inHand: '正在执行别的操作。',
  notNow: '正在执行别的操作，或者这次的选择已经执行过了。',
  outOfDate: '本页已经过时，请重新载入。',
  notInPlan: '没有勾选，或勾选的不在这份计划里。',
  nothingToUndo: '这里没有可撤销的。',
  most: (orphans, raws, folder) => `${folder} 里的 ${count(raws)} 张 RAW 中有 ${orphans} 张将被移走。`,
  lookAgain: '请重新查看文件夹。',
  interrupted: '已中断。',
  opens: '审阅页面将在浏览器中打开。若没有打开，请访问：',
  address: '请在本机的浏览器中打开这个地址：',
  ends: '它只能用一次。关闭页面或按 Ctrl-C，审阅就结束。',
};
