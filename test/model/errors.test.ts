import { describe, expect, it } from 'vitest';
import { errnoOf } from '../../src/model/errors.js';

const systemError = (code: unknown) => Object.assign(new Error('x'), { code });

describe('errnoOf', () => {
  it.each<[string, unknown, string]>([
    ['a code that Node names', systemError('ENOSPC'), 'ENOSPC'],
    ['a quota, which it does not name', systemError('Unknown system error -122'), 'EDQUOT'],
    ['a stale handle of a server', systemError('Unknown system error -116'), 'ESTALE'],
    ['any other number', systemError('Unknown system error -95'), 'E95'],
    ['no system error', new Error('x'), 'EUNKNOWN'],
    ['no error at all', 'EIO', 'EUNKNOWN'],
  ])('%s', (_, error, code) => expect(errnoOf(error)).toBe(code));
});
