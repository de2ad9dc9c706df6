import type { Space } from '../../../model/health.js';
import { count, size } from '../../amount.js';
import type { Words } from '../index.js';

const room = ({ bytesFree, inodesFree }: Space): string =>
  `可用 ${size(bytesFree)}${inodesFree === null ? '' : `、${count(inodesFree)} 个 inode`}`;

export const doctor: Words['doctor'] = {
  state: { ok: '正常', warn: '注意', bad: '故障' },
  because: (title, detail) => `${title}：${detail}`,
  bad: n => `有 ${count(n)} 项在目前的状况下无法工作。`,
  notes: n => `一切可用；上面有 ${count(n)} 条注意事项。`,
  fine: '一切可用。',
  program: {
    versions: '版本',
    old: (rawtwin, node) => [`rawtwin ${rawtwin}，Node ${node}`, '请安装 Node 20.19、22.13、24 或更新的版本。'],
    system: '系统',
    neverRun: platform => [`${platform}：rawtwin 从未在上面运行过`, '请先用副本试一试。'],
  },
  stateFolder: {
    title: '状态文件夹',
    unusable: '没有它就什么也不会移动：请检查磁盘和权限。',
    full: folder => [`${folder}：所在磁盘快满了`, '请腾出空间：每次操作都先写日志。'],
    weak: folder => [`${folder} 在网络共享或 FAT 磁盘上`, '请把 RAWTWIN_STATE_DIR 设为本机磁盘上的文件夹。'],
    fine: (folder, space) => (space ? `${folder}；${room(space)}` : folder),
  },
  volume: {
    trash: volume => `${volume} 的回收站`,
    readOnly: ['该卷以只读方式挂载：什么也无法移动', '请以可写方式挂载，或解除存储卡的写保护。'],
    notWritable: folders => [`没有写入 ${folders} 的权限`, '您无法移动里面的任何文件。'],
    noPlace: '没有放回收站的地方',
    nothingMoves: '里面的文件都无法移动。',
    fewInodes: n => [`只剩 ${count(n)} 个 inode：回收站里放不下更多文件名`, '请删除那里的小文件。'],
    desktop: place => `桌面的回收站 ${place}`,
    ownFolder: (place, why) => `rawtwin 自己的文件夹 ${place}${why === null ? '' : `；不用桌面回收站的原因：${why}`}`,
    fileSystem: volume => `${volume} 的文件系统`,
    kind: ({ type, identity, space }, links, isFat, isTold) =>
      [
        type ?? '类型未知',
        { yes: '支持硬链接', no: '不支持硬链接', unknown: '是否支持硬链接未知' }[links],
        ...(isFat ? ['不区分大小写'] : []),
        `inode 编号${identity === 'stable' ? '可靠' : '不可靠'}`,
        ...(isTold ? [] : ['别处做的改动不会通知，所以 watch 定时查看']),
        ...(space ? [room(space)] : []),
      ].join('；'),
    weak: '那里只能靠大小和时间分辨文件：操作期间请不要让别的程序写入。',
    absent: code => [`无法查看（${code}）`, '请检查名称、磁盘和权限。'],
    away: code => [`不存在（${code}），而其中有可撤销的批次`, '撤销之前请接上它的磁盘。'],
  },
  run: {
    title: run => `批次 ${run}`,
    cutOff: roots => [`${roots === '' ? '' : `在 ${roots} 中`}曾被中断`, '下次运行 trash、undo 或 purge 时会先处理好。'],
    written: by => `正在由 ${by} 写入`,
    journalOf: run => `批次 ${run} 的操作日志`,
    damaged: (_, lines) => [`第 ${lines} 行无法使用；其余可用`, 'docs/journal.md 说明如何手动找回文件。'],
    journal: '操作日志',
    spent: runs => [`有 ${count(runs)} 个批次没有可撤销的了`, '`rawtwin purge` 会收拢 30 天以前的。'],
    fine: (all, undoable, files) => `${count(all)} 个批次，其中 ${count(undoable)} 个还有 ${count(files)} 个文件可撤销`,
  },
  lock: {
    title: '锁',
    unreadable: path => [`${path} 无法读取，所以拒绝一切操作`, '若没有 rawtwin 在运行，请移走该文件。'],
    held: (folders, by) => `${folders} 正被 ${by} 占用`,
    stale: (folders, by) => [`${folders} 曾被 ${by} 占用，它已结束`, '无需处理：下次操作会解除这个锁。'],
  },
  watcher: {
    title: '监视上限',
    limits: (folders, programs) => `可监视 ${count(folders)} 个文件夹，供 ${count(programs)} 个程序使用`,
    few: '文件夹很多时请调高 fs.inotify.max_user_watches（sysctl）。',
  },
  service: {
    title: '服务',
    installed: (host, file) => `${host} 在每次登录时启动监视（${file}）`,
    none: '没有安装：需要时手动启动监视',
  },
};
