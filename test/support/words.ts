import type { Lang } from '../../src/model/lang.js';
import { EN } from '../../src/report/words/en/index.js';
import type { Words } from '../../src/report/words/index.js';
import { ZH_CN } from '../../src/report/words/zh-cn/index.js';

/** Every catalogue. */
export const WORDS: Readonly<Record<Lang, Words>> = { en: EN, 'zh-CN': ZH_CN };
