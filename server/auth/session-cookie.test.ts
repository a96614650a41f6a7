import { describe, expect, it } from 'vitest';
import { randomToken } from '../kernel/ids.ts';
import { tokenFromCookie } from './session-cookie.ts';

const token = randomToken();

describe('the session cookie', () => {
  it('is found among others', () => {
    expect(tokenFromCookie(`a=1; porchlight_session=${token}; theme=dark`)).toBe(token);
    expect(tokenFromCookie(`porchlight_session=${token}`)).toBe(token);
  });

  it.each([
    undefined, '', 'a=1', 'porchlight_session', 'porchlight_session=', 'porchlight_session=short',
    `porchlight_session=${token}x`, `xporchlight_session=${token}`, 'porchlight_session={"$ne":1}',
  ])('is none in %j', (header) => {
    expect(tokenFromCookie(header)).toBeNull();
  });
});
