import { describe, expect, it } from 'vitest';
import { isAskedToday, isNewer, parseKnown, releaseIn } from '../../src/cli/newer/known.js';

describe('a newer version', () => {
  it.each([
    ['0.2.0', '0.1.9', true],
    ['0.10.0', '0.9.0', true],
    ['1.0.0', '0.99.99', true],
    ['0.1.0', '0.1.0', false],
    ['0.1.0', '0.2.0', false],
    ['0.1.1', '0.1.0-beta.1', false],
  ])('%s is newer than %s: %s', (latest, own, expected) => expect(isNewer(latest, own)).toBe(expected));

  it.each([
    ['an answer of the registry', '{"name":"rawtwin","version":"1.2.3"}', '1.2.3'],
    ['a version before its release', '{"version":"1.2.3-beta.1"}', undefined],
    ['a version that would move the cursor', '{"version":"1.2.3\\u001b[2J"}', undefined],
    ['a number', '{"version":1}', undefined],
    ['a page of a hotel', '<html>', undefined],
    ['nothing', 'null', undefined],
  ])('is taken from %s', (_, text, expected) => expect(releaseIn(text)).toBe(expected));

  it.each([
    ['a day and a version', '{"askedAt":"2026-01-01T00:00:00Z","latest":"1.0.0"}', { askedAt: '2026-01-01T00:00:00Z', latest: '1.0.0' }],
    ['a day alone', '{"askedAt":"2026-01-01T00:00:00Z"}', { askedAt: '2026-01-01T00:00:00Z' }],
    ['no day', '{"askedAt":"soon"}', undefined],
    ['half a file', '{"asked', undefined],
    ['a list', '[]', undefined],
  ])('is kept as %s', (_, text, expected) => expect(parseKnown(text)).toEqual(expected));

  it.each([
    ['an hour ago', '2026-01-02T11:00:00Z', true],
    ['a day ago', '2026-01-01T12:00:00Z', false],
    ['tomorrow, by a clock that was wrong then', '2026-01-03T12:00:00Z', false],
  ])('is not asked for again when it was %s', (_, askedAt, expected) =>
    expect(isAskedToday({ askedAt }, new Date('2026-01-02T12:00:00Z'))).toBe(expected),
  );
});
