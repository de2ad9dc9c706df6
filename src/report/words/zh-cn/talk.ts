import type { Phase } from '../../../model/phase.js';
import { count, size } from '../../amount.js';
import type { Words } from '../index.js';
import { along } from './along.js';

const raws = (n: number) => `${count(n)} 张 RAW`;

const DOING: Readonly<Record<Phase, readonly [doing: string, what: string]>> = {
  scanning: ['正在扫描', '个文件'],
  reading: ['正在读取', '个文件头'],
  moving: ['正在移入回收站', '张 RAW'],
  copying: ['正在复制', '张 RAW'],
  restoring: ['正在放回', '个文件'],
  purging: ['正在彻底删除', '个文件'],
};

export const progress: Words['progress'] = {
  begins: phase => `${DOING[phase][0]} …`,
  done: (phase, done, of) => `${DOING[phase][0]} ${count(done)}${of === null ? '' : `/${count(of)}`} ${DOING[phase][1]}`,
  rate: perSecond => `每秒 ${count(perSecond)}`,
  left: time => `还需 ${time}`,
  join: parts => parts.join('，'),
};

export const ask: Words['ask'] = {
  yes: '是',
  no: '否',
  trash: (n, sidecars, bytes, rejected) => `将 ${raws(n)}${along(sidecars, rejected)}（${size(bytes)}）移入回收站？`,
  doTrash: n => `移入回收站：${raws(n)}`,
  doChoose: '按文件夹选择 …',
  doSave: '保存计划，以后再做 …',
  doCancel: '取消，不移动任何文件',
  file: '保存到文件：',
  folders: '从哪些文件夹移走 RAW：',
  raws: '要移入回收站的 RAW；想留下的请取消勾选：',
  chosen: (n, of) => `已选 ${count(n)}/${count(of)}`,
  space: '空格',
  key: { navigate: '移动', select: '选择', all: '全选', invert: '反选', submit: '继续' },
  folder: (name, orphans, of, bytes) => `${name}：${count(of)} 张 RAW 中的 ${count(orphans)} 张，${size(bytes)}`,
  most: (orphans, of, folder, total) => `${folder} 里的 ${raws(of)} 中有 ${count(orphans)} 张将被移走。输入 ${total} 继续，留空取消：`,
  typeIt: total => `输入 ${total} 继续，留空取消`,
  settle: n => `现在处理好被中断的 ${count(n)} 个批次吗？移了一半的会放回原处。`,
  mark: root => `监视 ${root}？会在里面写入一个小小的标记 .rawtwin/root。`,
  install: '写入该文件，现在启动，并在每次登录时启动？',
  uninstall: '移除它？',
  allow: '允许它？',
};

export const talk: Words['talk'] = {
  nothingMoved: '没有移动任何文件。',
  nothingDeleted: '没有删除任何文件。',
  planSaved: file => `计划已保存到 ${file}；执行它：rawtwin trash --plan ${file}`,
  reportWritten: file => `报告已写入 ${file}`,
  picturesWritten: file => `这个批次的照片在 ${file} 里`,
  noPictures:
    '这里不显示图片，只在已知能显示图片的终端里显示：iTerm2、WezTerm、kitty、Ghostty、Konsole、mintty、foot、mlterm（docs/reports.md）。',
  morePictures: n => `还有 ${count(n)} 张图片没有在此显示；\`plan --html\` 可以全部显示。`,
  folded: n => `已收拢 ${count(n)} 个旧批次的操作日志，它们没有可撤销的了。`,
  waitsForWatch: '`rawtwin watch` 正在那里移动文件；等它完成。',
  settled: run => `批次 ${run} 曾被中断，现已处理好。`,
  unsettled: (run, state) => `批次 ${run} 曾被中断，现在还无法处理（${state}）。`,
  handed: n => `${count(n)} 个文件已交给系统的回收站，之后只有您能在那里找到它们：撤销前请先在那里还原。`,
  notHanded: (n, why) => `${count(n)} 个文件未能交给系统的回收站${why === '' ? '' : `（${why}）`}；rawtwin undo 可以把它们放回。`,
  damaged: (run, lines) => `批次 ${run} 的操作日志第 ${lines} 行已损坏；能读出的都会用上。`,
  noted: root => `已记下；下次监视 ${root} 时照办。`,
  folderSettings: (file, settings) => `使用此文件夹的设置：${settings}（${file}）`,
  configWritten: file => `已写入 ${file}；里面还没有设置任何内容。`,
  asksFor: (file, settings) => `${file} 要求 ${settings}；这可能比您自己的设置移走更多或保留更少。`,
  nothingToAllow: file => `${file} 没有需要允许的内容。`,
  allowed: file => `已允许现在的 ${file}；它改变后会再次询问。`,
  notAllowed: file => `不允许 ${file}；其中只会多保留的设置仍然使用。`,
  newer: (latest, own) => `新版本 ${latest} 已发布，当前为 ${own}。更新：\`npm install -g rawtwin\``,
  logGoesOn: (path, code) => `日志 ${path} 无法写入（${code}）；后面的内容显示在这里。`,
  toldDaemon: '已告知正在运行的监视；结果见它的日志。',
};

export const service: Words['service'] = {
  fileFor: file => `以上内容将写入 ${file}`,
  installed: '已安装并启动。`rawtwin watch status` 显示它在做什么，`rawtwin service uninstall` 可移除它。',
  systemdLog: '它的日志：journalctl --user -u rawtwin-watch。要在注销后继续运行：loginctl enable-linger',
  notThere: file => `没有安装服务：${file} 不存在。`,
  toRemove: file => `将停止 ${file} 中的服务并移除该文件。标记、记忆和回收站都保留。`,
  removed: '已移除。',
  none: '没有安装服务。可用 `rawtwin service install 文件夹` 安装。',
  state: (file, isRunning, host) => `${file} 已安装，${isRunning ? '正在运行' : '没有运行'}（${host}）。`,
};

export const config: Words['config'] = {
  none: '无',
  byDefault: '默认',
  commandLine: '命令行',
  below: folder => `（仅在 ${folder} 下）`,
  yours: (file, isThere) => (isThere ? `您的设置：${file}` : `您的设置：${file} 不存在；\`rawtwin config init\` 会写一个供您编辑`),
  ofFolder: (file, isAllowed) => `文件夹的设置：${file}${isAllowed ? '（已允许）' : ''}`,
  state: folder => `批次和记忆保存在 ${folder}`,
  waits: (file, settings) => `${file} 要求 ${settings}，可能比您自己的设置移走更多或保留更少。在您允许之前不会使用：`,
};
