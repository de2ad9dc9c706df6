import { describe, expect, it } from 'vitest';
import type { ReviewWish } from '../../src/model/review.js';
import { makeKeys } from '../../src/review/keys.js';
import { wishIn } from '../../src/review/wish.js';

describe('the keys of a review', () => {
  it('are long, and new each time', () => {
    const [one, other] = [makeKeys(), makeKeys()];
    expect(new Set([one.opening, one.session, other.opening, other.session]).size).toBe(4);
    expect(Buffer.from(one.opening, 'base64url')).toHaveLength(32);
  });

  it('open once; a wrong key, however long, spends nothing', () => {
    const keys = makeKeys();
    for (const wrong of ['', 'x', `${keys.opening}x`, keys.session, 'x'.repeat(1 << 20)]) expect(keys.open(wrong)).toBe(false);
    expect([keys.open(keys.opening), keys.open(keys.opening)]).toEqual([true, false]);
  });

  it('the cookie is another word than the key', () => {
    const keys = makeKeys();
    expect([keys.session, keys.opening, ''].map(keys.isSession)).toEqual([true, false, false]);
  });
});

describe('a wish', () => {
  it.each<[text: string, wish: ReviewWish | null]>([
    ['{"plan":"p","ids":["a1"]}', { plan: 'p', ids: ['a1'], typed: null }],
    ['{"plan":"p","ids":[],"typed":"48","more":1}', { plan: 'p', ids: [], typed: '48' }],
    ['', null],
    ['no', null],
    ['null', null],
    ['[]', null],
    ['{}', null],
    ['{"plan":"p"}', null],
    ['{"plan":1,"ids":[]}', null],
    ['{"plan":"p","ids":"a1"}', null],
    ['{"plan":"p","ids":[1]}', null],
    ['{"plan":"p","ids":[["a1"]]}', null],
    ['{"plan":"p","ids":["a1"],"typed":48}', null],
  ])('%s', (text, wish) => expect(wishIn(text)).toEqual(wish));
});
