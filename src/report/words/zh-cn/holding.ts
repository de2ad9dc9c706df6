import type { FilePuts, MessageOf, WatchPuts } from '../../../model/message.js';
import type { StorePuts } from '../../../model/store-puts.js';
import { whyWords } from '../../phrases.js';
import type { Words } from '../index.js';
import type { SentencesOf } from '../shape.js';
import { evidence as kinds } from './evidence.js';
import { plan } from './plan.js';
import { reason as reasons } from './reasons.js';

const DISK = '磁盘挂载了吗？';

const DELETES = 'Windows 会在那里永久删除文件';

/** Why a watched folder is held up, a trash not used, or a file not made out. */
export const holding: SentencesOf<WatchPuts & StorePuts & FilePuts> = {
  'told-to-stop': '收到了停止的要求',
  'not-there-any-more': '它已不在那里',
  'root-gone': ({ path }) => `${path} 不存在。${DISK}`,
  'root-unreadable': ({ path, code }) => `${path} 无法读取（${code}）。`,
  'root-unknown': ({ path }) => `rawtwin 对 ${path} 的记录已损坏。`,
  'root-empty': ({ path }) => `${path} 是空的。${DISK}`,
  'root-without-files': ({ path }) => `${path} 里没有文件。${DISK}`,
  'root-shrunken': ({ path, now, before }) => `${path} 里现在有 ${now} 个文件，以前有 ${before} 个。是不是有磁盘没有挂载？`,
  'marker-unreadable': ({ path }) => `${path} 里的标记 .rawtwin/root 无法读取。`,
  'marker-unknown': ({ path }) => `${path} 里有标记，但这台电脑没有关于它的记录。`,
  'marker-gone': ({ path }) => `${path} 里的标记 .rawtwin/root 不见了：那里可能是另一块磁盘，或是一份副本。`,
  'marker-foreign': ({ path }) => `${path} 里是另一个文件夹的标记。`,
  'other-disk': ({ path }) => `${path} 处的磁盘或文件夹与以前不同。`,
  'brake-count': ({ going, limit }) => `将有 ${going} 张 RAW 移走，而限额是 ${limit} 张。`,
  'brake-share': ({ going, of, path, limit }) => `${path} 里的 ${of} 张 RAW 中将有 ${going} 张移走，而限额是一次拍摄的 ${limit}%。`,
  guarded: ({ refusal }) => plan.refusal(refusal)[0],
  evidence: ({ evidence }) => whyWords(evidence, { evidence: kinds }),
  kept: ({ reason }) => reasons[reason].why,
  'not-told': notTold,
  'no-notices': ({ why }) => `无法显示桌面通知：${why}`,

  'no-home-trash': '没有用户主目录的回收站',
  'home-trash-elsewhere': '用户主目录的回收站在另一个卷上',
  'no-user-ids': '这个系统没有用户编号',
  'home-trash-unusable': ({ code }) => `用户主目录的回收站无法使用（${code}）`,
  'trash-unmakeable': ({ path, code }) => `无法在 ${path} 里建立回收站（${code}）`,
  subvolume: ({ path }) => `它是 ${path} 的子卷`,
  'not-private': ({ path }) => `${path} 不是该用户独有的文件夹`,
  'not-a-folder-there': ({ path }) => `${path} 不是文件夹`,
  'on-other-volume': ({ path }) => `${path} 在另一个卷上`,
  'no-bin': ({ path }) => `${path} 没有回收站，而且 ${DELETES}`,
  'bin-deletes': DELETES,
  'bin-lost-file': `一个用来试验的文件没有进入回收站；${DELETES}`,
  'bin-untried': ({ code }) => `无法试用回收站（${code}）`,
  'trash-package-missing': '这需要一个不随 rawtwin 安装的软件包：npm install --global trash@10',
  'trash-package-unusable': ({ code }) => `软件包 trash 无法加载（${code}）`,
  'system-trash-unknown': ({ platform }) => `不了解 ${platform} 的回收站`,
  'trash-left-some': '它把一些文件留在了原处',

  'no-camera': '里面没有写明相机',
  'no-body-or-time': '里面没有写明机身或拍摄时间',
  'not-a-raw': ({ format }) => `它的内容${format === null ? '格式不明' : `是 ${format}`}，不是 RAW`,
  'file-unreadable': ({ path, code }) => `${path} 无法读取（${code}）；rawtwin 不会动它。`,
  'file-no-regular': ({ path }) => `${path} 不是普通文件；rawtwin 不会动它。`,
  'end-unclear': ({ path }) => `${path} 的末尾无法辨认，里面可能有编辑；予以保留。`,
  'xmp-not-whole': ({ path }) => `${path} 不是完整的 XMP 文件；它所属的照片予以保留。`,
  'sidecar-too-large': ({ path, bytes }) => `${path} 比任何附属文件都大（${bytes} 字节）；它所属的照片予以保留。`,
  holes: ({ path }) => `${path} 里有空洞，像是崩溃造成的；它所属的照片予以保留。`,
};

const LIMIT: Readonly<Record<string, string>> = {
  ENOSPC: '系统的 inotify 监视数量已用完（用 sysctl 调高 fs.inotify.max_user_watches，再重新启动监视）',
  EMFILE: '系统的 inotify 实例数量已用完（用 sysctl 调高 fs.inotify.max_user_instances，再重新启动监视）',
};
function notTold({ folders, shared, types, usedUp, refused, codes }: MessageOf<'not-told'>): string {
  const some = (n: number) => (n === folders ? '所有文件夹' : `${folders} 个文件夹中的 ${n} 个`);
  return [
    ...(shared > 0 ? [`${some(shared)}位于 ${types.join('、')} 上，别处所做的变动不会通知`] : []),
    ...(usedUp !== null ? [LIMIT[usedUp] ?? `系统的监视数量已用完（${usedUp}）`] : []),
    ...(refused > 0 ? [`${some(refused)}无法监视（${codes.join('、')}）`] : []),
  ].join('；');
}

const AS_BEFORE = () => '文件夹恢复原样后会自动继续。';
const ACCEPT = (root: string) => `如果现状无误：rawtwin watch --accept ${root}`;
export const goOn: Words['goOn'] = {
  gone: AS_BEFORE,
  unreadable: AS_BEFORE,
  empty: AS_BEFORE,
  'marker-gone': ACCEPT,
  'marker-changed': ACCEPT,
  'other-disk': ACCEPT,
  shrunken: ACCEPT,
  'state-lost': ACCEPT,
  forbidden: () => '请监视其下存放照片的文件夹。',
  brake: root => `请查看：rawtwin plan ${root} --trust proven。如果无误：rawtwin watch --release ${root}`,
};
