import { count } from '../../amount.js';

/** What goes along with raws, after their number; empty when nothing does. */
export function along(sidecars: number, pictures = 0): string {
  const rejected = `${count(pictures)} 张弃用照片`;
  if (sidecars === 0) return pictures > 0 ? ` 和 ${rejected}` : '';
  return `${pictures > 0 ? `、${rejected}和` : ' 和'} ${count(sidecars)} 个附属文件`;
}
