import type { CollectPuts } from '../../../model/collect-puts.js';
import { count, size } from '../../amount.js';
import type { Words } from '../index.js';
import type { SentencesOf } from '../shape.js';
import { along } from './along.js';
import { andMore } from './runs.js';

const raws = (n: number) => `${count(n)} 张 RAW`;
const what = (n: number, sidecars: number) => `${raws(n)}${along(sidecars) || ' '}`;

export const collect: Words['collect'] = {
  copied: (n, sidecars, bytes, to) => `已将 ${what(n, sidecars)}复制到 ${to}：${size(bytes)}。每份副本都重新读取核对过，逐字节相同。`,
  linked: (n, sidecars, to) => `已在 ${to} 为 ${what(n, sidecars)}建立硬链接；不另占空间。`,
  would: (n, sidecars, bytes, to) => `将把 ${what(n, sidecars)}放入 ${to}：${size(bytes)}。`,
  nothing: '没有复制任何文件。',
  wouldNothing: '不会复制任何文件。',
  already: n => `${raws(n)} 已在那里，逐字节相同。`,
  pending: n => `已中断：${raws(n)} 没有复制，或附属文件不全。再运行一次即可继续。`,
  refused: n => `${raws(n)} 未复制，没有覆盖任何文件`,
  failed: n => `${raws(n)} 无法完整复制`,
  notFound: n => `${count(n)} 个所选项没有找到 RAW：`,
  otherShot: (pick, raw) => `${pick}（${raw} 与它同名，但不是同一次拍摄）`,
  whereElse: '请用 --from 指明存放 RAW 的文件夹。',
  ambiguous: n => `${count(n)} 个所选项可能对应多张 RAW；一张也没有取：`,
  nameOne: '请用路径指明您要的 RAW，或用 --from 缩小文件夹范围。',
  unreadable: n => `${count(n)} 个文件夹无法读取，其中可能有您要的 RAW：`,
  andMore,
  chosen: '直接选定',
  named: name => `名单上写有：${name}`,
};

/** Why a file was not collected, or nothing was. */
export const collecting: SentencesOf<CollectPuts> = {
  'no-file-in-place': '它的位置上是文件夹或链接',
  'name-taken': '那里已有另一个同名文件',
  'name-taken-meanwhile': '其间那里出现了另一个同名文件',
  'changed-in-copy': '复制期间它有变动',
  'copy-differs': '读回的内容与写入的不同；请检查磁盘',
  'link-elsewhere': '它的新名字指向另一个文件；请查看两者',
  'link-other-disk': '它在另一个磁盘上，无法建立硬链接；请去掉 --link',
  'disk-forbids': ({ code }) => `磁盘不允许（${code}）`,
  'disk-full': ({ code }) => `空间不足（${code}）`,
  'too-large-for-disk': ({ code }) => `对那个磁盘来说太大（${code}）`,
  'cannot-read-or-write': ({ code }) => `无法读取或写入（${code}）`,

  'no-picks': '没有所选项。请指定 JPEG、存放它们的文件夹或名单；它们要写在 --from 之前，或写在它之后的另一个选项后面。',
  'pick-missing': ({ path, code }) => `${path} 不存在（${code}）。请检查名称；没有文件的名字请写进文本文件（--list）。`,
  'list-too-long': ({ path }) => `${path} 太长，不像名单。`,
  'list-unreadable': ({ path, code }) => `${path} 无法读取（${code}）。请检查名称和权限。`,
  'list-no-text': ({ path }) => `${path} 不是文本。请提供名单，每行一个名字。`,
  'to-no-folder': ({ path }) => `${path} 不是文件夹。请用 --to 另选位置。`,
  'to-unusable': ({ path, code }) => `${path} 无法使用（${code}）。请用 --to 另选位置。`,
  'no-room': ({ path, needed, free }) =>
    `需要复制 ${size(needed)}，而 ${path} 只剩 ${size(free)}；没有复制任何文件。请腾出空间，或用 --to 另选磁盘。`,
};
