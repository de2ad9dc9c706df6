import { expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { tellUnreadable } from '../../src/pipeline/watch/tell.js';
import type { News } from '../../src/pipeline/watch/watching.js';

it('tells of what cannot be read once for as long as it lasts, and not of what was deleted meanwhile', () => {
  const told: News[] = [];
  const watching = { toldUnreadable: new Set<string>() };
  const look = (...codes: readonly string[]) => {
    const unreadable = codes.map(code => ({ path: '/photos/day' as AbsPath, code, hides: true }));
    tellUnreadable(unreadable, watching, news => told.push(news));
  };
  look('ENOENT', 'EACCES');
  look('EACCES');
  look();
  look('EACCES');
  const news = { kind: 'unreadable', path: '/photos/day', code: 'EACCES' };
  expect(told).toEqual([news, news]);
});
