import type { TroublePuts, UsagePuts } from '../../../model/message.js';
import type { SentencesOf } from '../shape.js';
import { plan } from './plan.js';

const doing = { read: '读取', write: '写入' } as const;
const done = { moved: '没有移动任何文件', deleted: '没有删除任何文件' } as const;
const word = ({ said, word }: { readonly said: string; readonly word: string }) => `${said} ${JSON.stringify(word)}`;
const SHOWN = 3;

/** Why a command did not do what was asked, and what to do. */
export const errors: SentencesOf<UsagePuts & TroublePuts> = {
  'html-needs-run': '--html 只能用于一个批次：请指定批次，history 会列出它们。',
  'no-folder-named': '请指定要监视的文件夹。',
  'nothing-to-undo': '没有可撤销的批次：rawtwin 移走的文件都已不在回收站里。',
  interrupted: '已中断，没有移动任何文件。',
  'watch-of-raws': '`watch` 只处理 RAW。失去 RAW 的 JPEG 请用：`rawtwin plan --orphans jpeg`，然后 `rawtwin trash --orphans jpeg`。',
  'rejected-by-names': '--rejected 要读取照片里的标记，而 `--trust stem` 什么都不读取。请去掉其中一个。',
  'use-one-of': puts => `${word(puts)}：请使用 ${puts.words.join('、')} 之一。`,
  'use-some-of': puts => `${word(puts)}：请使用 ${puts.words.join('、')} 中的一个或多个，以逗号分隔。`,
  'use-seconds': puts => `${word(puts)}：请使用 0 到 ${puts.most} 的整数秒。`,
  'use-limit': puts => `${word(puts)}：请使用 RAW 的张数，或 0% 到 100% 的比例。`,
  'use-duration': puts => `${word(puts)}：请使用数字加 s、m、h、d 或 w，例如 30d。`,
  'use-switch': puts => `${word(puts)}：请使用 1 或 0。`,
  'not-of-jpegs': ({ flag }) => `${flag} 只用于 RAW，不能与 \`--orphans jpeg\` 一起使用。请去掉其中一个。`,
  'flag-needs': ({ flag, other }) => `${flag} 要与 ${other} 一起使用。请两个都写，或去掉它。`,
  'plan-names-folders': ({ path, folders }) => `--plan ${path} 已写明文件夹；请去掉 ${folders.join(' ')}。`,
  'takes-one-file': ({ path }) => `${path} 是文件夹；explain 需要一个文件。`,
  'takes-no-folder': ({ verb }) => `${verb} 不需要文件夹。`,
  'no-terminal': ({ so }) =>
    so === null
      ? '没有可以询问的终端。请加 --yes，或加 --dry-run 只查看。'
      : `没有可以询问的终端，所以${done[so]}。请加 --yes 不再询问，或加 --dry-run 只查看。`,
  refused: ({ refusals }) => `已拒绝，没有移动任何文件：${refusals.map(one => plan.refusal(one).join('\n  ')).join('\n')}`,
  'run-ambiguous': ({ id, runs }) => `以 ${id} 开头的批次不止一个：${runs.join('、')}。请多写几位。`,
  'run-unknown': ({ id }) => `没有批次 ${id}。\`rawtwin history\` 会列出所有批次。`,
  'run-spent': ({ run, restored, purged }) => `批次 ${run} 已没有可撤销的：放回了 ${restored} 个，彻底删除了 ${purged} 个。`,
  'only-spent': ({ path, how }) => `${path} 已不在回收站里：${how === 'purged' ? '已彻底删除' : '已经放回'}。请去掉它。没有移动任何文件。`,
  'only-ambiguous': ({ name, run, places }) =>
    `批次 ${run} 里有 ${places.length} 个文件符合 ${name}：${places.slice(0, SHOWN).join('、')}${places.length > SHOWN ? ' …' : ''}。` +
    '请连文件夹一起写。没有移动任何文件。',
  'only-along': ({ name, raw }) => `${name} 是随 ${raw} 一起移走的；请指定后者，它会一起放回。没有移动任何文件。`,
  'only-unknown': ({ name, run }) => `${name} 不是批次 ${run} 移走的文件。\`rawtwin undo ${run} --dry-run\` 会列出它们。没有移动任何文件。`,

  'folder-missing': ({ path }) => `${path} 不存在。请检查名称，并确认磁盘已挂载。`,
  'file-missing': ({ path, code }) => `${path} 不存在（${code}）。请检查名称。`,
  'no-folder': ({ path }) => `${path} 不是文件夹。请指定它所在的文件夹。`,
  'folder-unreadable': ({ path, code }) => `${path} 无法打开（${code}）。请检查权限。`,
  'pattern-unreadable': ({ path, code }) => `无法查找 ${path}（${code}）。请直接写出文件夹，或检查权限和磁盘。`,
  'cannot-look-at': ({ path, code }) => `${path} 无法查看（${code}）。`,
  'no-jpeg-of': ({ path, folders }) => `在 ${folders.join('、')} 里，没有 JPEG 与 ${path} 有关。请用 --in 指定要搜索的文件夹。`,
  'no-raw-of': ({ path, folders }) => `在 ${folders.join('、')} 里，没有 RAW 与 ${path} 有关。请用 --in 指定要搜索的文件夹。`,
  'cannot-write': ({ path, code }) => `${path} 无法写入（${code}）。请换一个位置。`,
  'log-unwritable': ({ path, code }) => `日志 ${path} 无法写入（${code}）。请用 --log-file 指定别的位置。`,
  'state-unusable': ({ path, code, to }) => `${path} 无法${doing[to]}（${code}）。请检查磁盘和权限。`,
  'state-unreachable': ({ path, code }) => `状态文件夹 ${path} 无法访问（${code}）。请检查磁盘和权限。`,
  'state-of-another': ({ path, uid, below }) =>
    `状态文件夹 ${path} ${below === null ? '' : `要建在 ${below} 里，而后者`}属于另一位用户（uid ${uid}）。` +
    '请以该用户的身份运行 rawtwin，或在 RAWTWIN_STATE_DIR 中指定自己的文件夹。',
  'memory-unusable': ({ path, code, to }) => `记忆 ${path} 无法${doing[to]}（${code}）。请检查磁盘和权限，或加 --no-memory 继续。`,
  'memory-damaged': ({ path }) => `${path} 已损坏：它记着一张撤销时放回的 RAW。请查看之后移走这个文件。`,
  'taken-newer': ({ path }) => `${path} 由更新版本的 rawtwin 写入，其中可能有保留某个文件的理由。请使用该版本或更新的版本。`,
  'journal-unreadable': ({ path, code }) => `操作日志 ${path} 无法读取（${code}）。请检查磁盘和权限。`,
  'journal-unwritable': ({ path, code }) =>
    `操作日志 ${path} 无法写入（${code}）；没有它就不移动任何文件。` +
    `请先${code === 'ENOSPC' || code === 'EDQUOT' ? '腾出磁盘空间' : '检查磁盘和权限'}，再重新开始。`,
  'lock-unreadable': ({ path }) => `锁文件 ${path} 无法读取。如果没有 rawtwin 在运行，请移走这个文件。`,
  locked: ({ path, roots, verb, pid, host, since }) =>
    `${roots.join('、')} 正由 \`rawtwin ${verb}\` 占用（${host} 上的进程 ${pid}，始于 ${since}）。` +
    `请等它完成；如果确定它已不在运行，请移走文件 ${path}。`,
  'no-desktop-trash': ({ path, whys }, say) => `${path} 所在的卷没有可用的回收站：${whys.map(say).join('；')}。请使用 --to folder。`,
  'no-system-trash': ({ why }, say) => `系统自带的回收站无法使用：${say(why)}。请使用 --to folder。`,
  'not-marked': ({ path }) => `没有监视 ${path}：未同意在里面写入标记。`,
  'cannot-mark': ({ path, code }) => `无法在 ${path} 里写入标记 .rawtwin/root（${code}）。监视它需要写入权限。`,
  'not-to-be-watched': ({ path }) => `${path} 是用户的主文件夹或系统文件夹。请监视其下存放照片的文件夹。`,
  'never-watched': ({ path }) => `${path} 没有被监视，也从未被监视过。rawtwin watch status 会列出受监视的文件夹。`,
  'no-services': ({ platform }) => `rawtwin 不支持 ${platform} 的服务。请用其他方式启动 \`rawtwin watch\`。`,
  'no-service-manager': ({ name, said }) =>
    `这里没有运行您的 ${name}，所以没有写入任何文件：${said}\n请用其他方式运行 \`rawtwin watch\`，或加 --dry-run 查看该文件。`,
  'service-step-failed': ({ path, step, said }) => `${step} 没有成功：${said}\n服务文件在 ${path}。`,
  'service-sign': ({ path }) => `${path} 含有无法写入服务文件的字符。请给文件夹改名。`,
  'service-variable': ({ path }) => `${path} 会被任务计划程序当作变量。请给文件夹改名。`,
  'service-environment': ({ names }) => `Windows 任务无法设置 ${names.join('、')}。请在系统设置里为您的账户设置，然后再安装。`,
  'with-proposal': ({ why, proposal }, say) => `${say(why)} ${proposal}`,
  bug: ({ what }) => `这是 rawtwin 的一个缺陷：${what}\n不会再移动任何文件。请连同所用的命令一起报告。`,
  'as-said': ({ words }) => words,
};
