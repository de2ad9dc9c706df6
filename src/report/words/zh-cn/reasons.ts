import { printable } from '../../printable.js';
import type { Words } from '../index.js';

export const confidence: Words['confidence'] = {
  proven: { word: '确证', means: '相机或以前的扫描确认它有过 JPEG' },
  inferred: { word: '推断', means: '它前后的照片拍摄时都有 JPEG' },
  stem: { word: '仅凭文件名', means: '没有同名的 JPEG，但无从证明曾经有过' },
};

export const reason: Words['reason'] = {
  paired: { word: '已配对', why: '配对的 JPEG，或用它制作的照片，还在', hint: '' },
  unlisted: {
    word: '未读全',
    why: '有文件夹无法完整读取，它的 JPEG 可能就在里面',
    hint: '请让下列文件夹可以读取，然后重新扫描。',
  },
  'too-recent': {
    word: '刚有变动',
    why: '刚刚有过变动，可能还没有复制完',
    hint: '请过一分钟再扫描，或用 --settle 秒数 设定静置时间。',
  },
  'raw-only': {
    word: '只拍 RAW',
    why: '相机拍摄时只记录了 RAW',
    hint: '无需处理：本来就是这样拍的。加 --include raw-only 也会移走它们。',
  },
  'no-jpegs-here': {
    word: '无 JPEG',
    why: '同一组拍摄的 RAW 在这里都没有 JPEG：JPEG 在别处，或从来没有',
    hint: '请用 --also 文件夹 指明存放 JPEG 的文件夹。',
  },
  'not-camera': {
    word: '非相机原图',
    why: '不是相机直接写出的原图，或无法读取：无从得知它有过 RAW',
    hint: '无需处理：只有相机与 RAW 一起写出的原图才会失去 RAW。',
  },
  'jpeg-only': { word: '只拍 JPEG', why: '相机拍摄时没有记录 RAW', hint: '无需处理：本来就是这样拍的。' },
  'no-raws-here': {
    word: '无 RAW',
    why: '同一组拍摄的 JPEG 在这里都没有 RAW：RAW 在别处，或从来没有',
    hint: '请用 --also 文件夹 指明存放 RAW 的文件夹。',
  },
  unsure: {
    word: '不确定',
    why: '无从证明它的 JPEG 是被删除的',
    hint: '若在挑片之前扫描过，就能确证：rawtwin 会记住见过的配对。',
  },
  protected: {
    word: '受保护',
    why: 'JPEG 不见了或已弃用，但它已评星、留用、编辑或锁定',
    hint: '有人特意选过它们。加 --include protected 也会移走它们。',
  },
};

const ERRNO: Readonly<Record<string, string>> = {
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EIO: '磁盘报告读取错误',
  ENOENT: '扫描期间消失了',
  ENOTDIR: '已经不是文件夹',
  ELOOP: '链接互相循环',
  ENAMETOOLONG: '路径太长',
  EMFILE: '打开的文件太多',
  ENFILE: '打开的文件太多',
  ESTALE: '网络驱动器丢失了它',
  ENOTCONN: '驱动器未连接',
  ENXIO: '驱动器未连接',
  ENODEV: '驱动器未连接',
  EHOSTDOWN: '网络驱动器没有响应',
  ETIMEDOUT: '驱动器没有响应',
  EILSEQ: '名称不是有效的 UTF-8',
  ENOMEM: '系统内存不足',
  EMPTY: '以前里面有 JPEG，现在空了',
  'NOT-SEARCHED': '在那里见过 JPEG，而这次没有搜索它',
  REPLACED: '与记住的不是同一个文件夹；若确认无误，请加 --accept-listing',
};

export function errno(code: string): string {
  const words = Object.hasOwn(ERRNO, code) ? ERRNO[code] : undefined;
  return words === undefined ? printable(code) : `${words}（${code}）`;
}
