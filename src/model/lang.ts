/** Languages that a person can be told in. */
export const LANGS = ['en', 'zh-CN'] as const;
export type Lang = (typeof LANGS)[number];

/** The language of a locale as systems write them: `zh_CN.UTF-8`, `zh-Hans-SG`, `C`. Traditional Chinese is another language. */
export function langOfLocale(locale: string): Lang {
  const [language = '', ...rest] = locale
    .replace(/[.@].*$/, '')
    .toLowerCase()
    .split(/[-_]/);
  const isTraditional = rest.includes('hant') || (!rest.includes('hans') && rest.some(part => ['tw', 'hk', 'mo'].includes(part)));
  return language === 'zh' && !isTraditional ? 'zh-CN' : 'en';
}
