import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
});
afterEach(() => world.end());

const ENGLISH = 'rawtwin has trashed nothing yet.\n';
const CHINESE = 'rawtwin 还没有移走过任何文件。\n';
function configure(text: string): void {
  mkdirSync(world.at('config/rawtwin'), { recursive: true });
  writeFileSync(world.at('config/rawtwin/config.json'), text);
}

describe('the language', () => {
  it.each<{ sentence: string; env: NodeJS.ProcessEnv; config?: string; flags?: string[]; told: string }>([
    { sentence: 'of LANG', env: { LANG: 'zh_CN.UTF-8' }, told: CHINESE },
    { sentence: 'LC_MESSAGES comes before LANG', env: { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'C' }, told: CHINESE },
    { sentence: 'LC_ALL comes before both', env: { LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, told: ENGLISH },
    { sentence: 'another one is told in English', env: { LANG: 'fr_FR.UTF-8' }, told: ENGLISH },
    { sentence: 'of the configuration, before the system', env: { LANG: 'C' }, config: '{"lang":"zh-CN"}', told: CHINESE },
    { sentence: 'of RAWTWIN_LANG, before the configuration', env: { RAWTWIN_LANG: 'en' }, config: '{"lang":"zh-CN"}', told: ENGLISH },
    { sentence: 'of --lang, before all', env: { RAWTWIN_LANG: 'en' }, flags: ['--lang', 'zh-cn'], told: CHINESE },
    { sentence: 'of the system, when the configuration is broken', env: { LANG: 'zh_CN' }, config: '{', told: CHINESE },
  ])('$sentence', ({ env, config, flags = [], told }) => {
    Object.assign(world.env, env);
    if (config !== undefined) configure(config);
    expect(world.run('history', ...flags)).toEqual({ status: 0, stdout: told, stderr: '' });
  });

  it.each([
    ['--lang', (): string[] => ['history', '--lang', 'klingon']],
    ['RAWTWIN_LANG', (): string[] => ['history']],
  ])('one that is not known is refused: %s', (name, words) => {
    if (name === 'RAWTWIN_LANG') world.env.RAWTWIN_LANG = 'klingon';
    const { status, stderr } = world.run(...words());
    expect([status, stderr]).toEqual([2, `rawtwin: ${name} "klingon": use one of en, zh-CN.\n`]);
  });

  it('changes a report and leaves JSON as it is; only the reasons of a CSV are told in it', () => {
    world.layShoot('photos');
    const plan = (...words: string[]) =>
      world.run('plan', world.at('photos'), '--settle', '0', '--no-memory', '--lang', 'zh-CN', ...words).stdout;
    expect(plan()).toContain('5 张 RAW 中有 2 张将移入回收站');
    expect(plan('--ndjson')).toMatch(/^[\x20-\x7e\n]*$/);
    const [head, row] = plan('--csv').split('\r\n');
    expect(head).toBe('path,folder,name,format,bytes,confidence,evidence,reason,sidecars');
    expect(row).toContain(',proven,camera-recorded,相机拍摄时同时记录了 JPEG，现在那张 JPEG 不见了,');
  });

  it('tells errors in it, whatever is wrong; as documents they stay English', () => {
    world.env.LANG = 'zh_CN.UTF-8';
    const { status, stdout, stderr } = world.run('plan', world.at('nowhere'), '--json');
    expect([status, stderr]).toEqual([2, `rawtwin: ${world.at('nowhere')} 不存在。请检查名称，并确认磁盘已挂载。\n`]);
    expect(JSON.parse(stdout)).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('is not there. Check the name') });
    expect(world.run('plan', '--trust', 'blind').stderr).toContain('请使用 proven、inferred、stem 之一');
    expect(world.run('undo', 'x', '--lang', 'en').stderr).toContain('There is no run x.');
    expect(world.run('history', '--lang=klingon').stderr).toContain('请使用 en、zh-CN 之一');
    configure('{');
    expect(world.run('plan').stderr).toMatch(/^rawtwin: 配置文件 .* 无法使用：它不是 JSON/);
  });

  it('tells why raws stay in it, also of a run that was told in English', () => {
    world.layShoot('photos');
    const words = ['--settle', '0', '--to', 'folder', '--yes'];
    world.run('plan', world.at('photos'), '--settle', '0', '--save', world.at('plan.json'));
    writeFileSync(world.at('photos/DSC00002.JPG'), 'back');
    const told = world.run('trash', '--plan', world.at('plan.json'), ...words, '--lang', 'zh-CN').stdout;
    expect(told).toContain('现在要保留：');
    expect(told).not.toContain('it is kept now');
    const [{ run }] = JSON.parse(world.run('history', '--json').stdout).runs;
    for (const { from, at } of JSON.parse(world.run('history', run, '--json').stdout).raws.flatMap(
      (raw: { files: readonly { from: string; at: string }[] }) => raw.files,
    )) {
      expect(at).toContain(run);
      writeFileSync(from, 'in the way');
    }
    expect(world.run('undo', '--lang', 'zh-CN').stdout).toContain('原处已有另一个文件；请先移走那个文件，再撤销一次');
    expect(JSON.parse(world.run('undo', '--json', '--lang', 'zh-CN').stdout).blocked[0]).toMatchObject({
      why: 'another file stands in its place; move that away and undo again',
      code: 'home-taken',
    });
  });
});
