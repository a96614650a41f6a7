import { describe, expect, it } from 'vitest';
import { ownOrigin } from './own-origin.ts';

const isOwn = ownOrigin(['https://chat.example.com', 'http://localhost:4400']);

describe('a page of our own', () => {
  it.each([
    ['of an origin that is known', { origin: 'https://chat.example.com', host: 'inside:4400' }],
    ['of the host the request was sent to, though nobody named it', { origin: 'http://192.168.1.5:4400', host: '192.168.1.5:4400' }],
    ['that names its host in capitals', { origin: 'http://desk:4400', host: 'DESK:4400' }],
    ['behind a proxy that speaks https', { origin: 'https://desk.example.com', host: 'desk.example.com' }],
    ['or no page at all', { host: 'localhost:4400' }],
  ])('is one %s', (_, headers) => {
    expect(isOwn(headers)).toBe(true);
  });

  it.each([
    ['of another origin', { origin: 'https://evil.example', host: 'chat.example.com' }],
    ['on another port', { origin: 'http://localhost:4401', host: 'localhost:4400' }],
    ['without an origin of its own', { origin: 'null', host: 'null' }],
    ['of an unknown origin where no host is told', { origin: 'https://evil.example' }],
  ])('is none %s', (_, headers) => {
    expect(isOwn(headers)).toBe(false);
  });
});
