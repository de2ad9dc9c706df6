import type { WrittenPuts } from '../../../model/written-puts.js';
import type { SentencesOf } from '../shape.js';

/** What is wrong with what a person wrote down: settings, or a plan that was saved. */
export const written: SentencesOf<WrittenPuts> = {
  'list-for-object': '设置应写在 { 和 } 之间，例如 {"trust": "proven"}',
  'config-unreadable': ({ path, code }) => `配置文件 ${path} 无法读取（${code}）。请检查权限。`,
  'config-wrong': ({ path, what }, say) => `配置文件 ${path} 无法使用：${say(what)}。请改正它，或移走它。`,
  'config-no-file': ({ path }) => `配置文件 ${path} 不是设置文件。请移走它。`,
  'config-there': ({ path }) => `${path} 已经存在。请编辑它，或移走它。`,
  'config-missing': ({ path }) => `${path} 不存在。\`rawtwin config init --folder\` 会写一个供你编辑。`,
  'config-unwritable': ({ path, code }) => `无法写入 ${path}（${code}）。请检查它的文件夹和权限。`,
  'config-no-folder': ({ path }) => `${path} 不是文件夹。请指定这些设置所属的文件夹。`,
  'no-terminal-to-allow': '没有可以询问的终端，所以没有允许任何设置。请加 --yes 不再询问。',
  'settings-disagree': ({ name, of }) =>
    `各文件夹的设置在 ${name} 上不一致：${of.map(({ folder, value }) => `${folder} 是 ${value}`).join('，')}。` +
    '它对整次运行有效；请用参数指定，或逐个指定文件夹。',
  'not-json': ({ why }) => `它不是 JSON（${why}）`,
  'field-wrong': ({ field, why }) => `${field ?? '整个文件'}：${why}`,
  'plan-unreadable': ({ path, code }) => `计划 ${path} 无法读取（${code}）。请检查文件名。`,
  'plan-wrong': ({ path, what }, say) => `${path} 不是可用的计划：${say(what)}。请用 rawtwin plan --save 重新生成。`,
  'plan-newer': ({ path, schema, ours }) =>
    `${path} 是 ${schema} 版本的计划；这个 rawtwin 读取的是 ${ours}。请更新 rawtwin，或重新制定计划。`,
};
