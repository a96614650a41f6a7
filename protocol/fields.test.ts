import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  emailSchema,
  fetchLimitSchema,
  inboxKeySchema,
  localeSchema,
  messageTextSchema,
  nameSchema,
  pageSchema,
  seqSchema,
  slugSchema,
  surveyAnswerSchema,
} from './fields.ts';
import { MESSAGE_MAX, NAME_MAX, TITLE_MAX, URL_MAX } from './limits.ts';

const ok = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;
const MEGABYTE = 'x'.repeat(1_000_000);

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { step: value, url: value };
  return value;
}

describe('a message', () => {
  it('keeps markup as the text it is', () => {
    const text = '<script>alert("1")</script> & <b>bold</b>';
    expect(v.parse(messageTextSchema, text)).toBe(text);
  });

  it('keeps tabs, line breaks, emoji and every script, and loses control characters', () => {
    expect(v.parse(messageTextSchema, ' a\tb\r\nc\u0000\u001B[31m\u007F\u0085 👩‍👩‍👧 Grüße 你好 שלום ')).toBe('a\tb\r\nc[31m 👩‍👩‍👧 Grüße 你好 שלום');
  });

  it('holds nothing that the store could not give back as it was', () => {
    const text = v.parse(messageTextSchema, 'half \uD83D and \uDE00, whole 😀');
    expect(text).toBe('half \uFFFD and \uFFFD, whole 😀');
    expect(Buffer.from(text).toString()).toBe(text);
  });

  it.each(['', '  \n\t ', '\u0000\u0007', '\u200B\u2060\uFEFF', '\u00A0\u3000'])('is refused when there is nothing to see in %j', (text) => {
    expect(ok(messageTextSchema, text)).toBe(false);
  });

  it('may be 10,000 characters long and not one more', () => {
    expect(ok(messageTextSchema, 'x'.repeat(MESSAGE_MAX))).toBe(true);
    expect(ok(messageTextSchema, 'x'.repeat(MESSAGE_MAX + 1))).toBe(false);
  });
});

describe('a name', () => {
  it('is one line, and markup in it stays text', () => {
    expect(v.parse(nameSchema, '  <img src=x onerror=alert(1)>\n\tO’Neil  ')).toBe('<img src=x onerror=alert(1)> O’Neil');
  });

  it('cannot rewrite the line it stands in', () => {
    expect(v.parse(nameSchema, 'Ann\u202E\u2066gnihtemos\u0007\u001B[2J')).toBe('Anngnihtemos[2J');
  });

  it.each(['', '   ', '\u200B', 'x'.repeat(NAME_MAX + 1)])('is refused when blank or too long', (name) => {
    expect(ok(nameSchema, name)).toBe(false);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Ann.Lee+chat@Example.COM ', 'ann.lee+chat@example.com'],
    ["o'neil@example.com", "o'neil@example.com"],
    ['x@xn--bcher-kva.example', 'x@xn--bcher-kva.example'],
    ['x@post.xn--p1ai', 'x@post.xn--p1ai'],
  ])('%s is taken', (given, kept) => {
    expect(v.parse(emailSchema, given)).toBe(kept);
  });

  it.each(['', 'ann', 'ann@', '@example.com', 'ann@localhost', 'a b@example.com', 'ann@example.com\nbcc: all@example.com', `${'a'.repeat(250)}@example.com`])(
    '%j is refused',
    (address) => {
      expect(ok(emailSchema, address)).toBe(false);
    },
  );
});

describe('the page a customer is on', () => {
  it('never keeps anybody from writing by being long', () => {
    const url = `https://shop.example.com/tents?campaign=${'x'.repeat(URL_MAX)}#${'y'.repeat(URL_MAX)}`;
    const page = v.parse(pageSchema, { url, title: `${'t'.repeat(TITLE_MAX - 1)}😀` });
    expect(page).toEqual({ url: 'https://shop.example.com/tents', title: `${'t'.repeat(TITLE_MAX - 1)}\uFFFD` });
    expect(v.parse(pageSchema, { url: `https://e.com/${MEGABYTE}`, title: MEGABYTE }).url).toHaveLength(URL_MAX);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' https://a.example', ''])('cannot be %j', (url) => {
    expect(ok(pageSchema, { url, title: '' })).toBe(false);
  });

  it('loses fields nobody asked for', () => {
    expect(v.parse(pageSchema, { url: 'https://a.example', title: 'A', cookie: 'secret' })).toEqual({ url: 'https://a.example', title: 'A' });
  });
});

describe('a survey answer', () => {
  it.each([1, 2, 3, 4, 5, null])('CSAT %s is taken', (value) => expect(ok(surveyAnswerSchema, { step: 'csat', value })).toBe(true));
  it.each([0, 6, 11, 2.5, '5', true, undefined, Number.NaN])('CSAT %s is refused', (value) => expect(ok(surveyAnswerSchema, { step: 'csat', value })).toBe(false));
  it.each([0, 10, null])('NPS %s is taken', (value) => expect(ok(surveyAnswerSchema, { step: 'nps', value })).toBe(true));
  it.each([11, -1, 9.5, '9', Infinity, Number.NaN])('NPS %s is refused', (value) => expect(ok(surveyAnswerSchema, { step: 'nps', value })).toBe(false));
  it.each(['maybe', 'YES', '', 1])('solved %s is refused', (value) => expect(ok(surveyAnswerSchema, { step: 'solved', value })).toBe(false));
  it.each([{}, { step: 'other', value: 1 }, null, [], 'csat', { step: 'csat' }])('%j is refused', (answer) => expect(ok(surveyAnswerSchema, answer)).toBe(false));

  it('has a comment that is cleaned like a message and at most 2,000 characters long', () => {
    expect(v.parse(surveyAnswerSchema, { step: 'comment', value: ' quick\u0000 \uD83D ' })).toEqual({ step: 'comment', value: 'quick \uFFFD' });
    for (const value of ['', ' \u200B ', 'x'.repeat(2001)]) expect(ok(surveyAnswerSchema, { step: 'comment', value })).toBe(false);
  });
});

describe('positions and limits', () => {
  it.each([-1, 1.5, Number.NaN, Infinity, '1', null, 2 ** 53])('%s is no position', (seq) => expect(ok(seqSchema, seq)).toBe(false));
  it.each([0, 501, '5'])('%s is no limit of a fetch', (limit) => expect(ok(fetchLimitSchema, limit)).toBe(false));
});

const STRINGS = { messageTextSchema, nameSchema, emailSchema, localeSchema, slugSchema, inboxKeySchema };
const ALL = { ...STRINGS, pageSchema, seqSchema, surveyAnswerSchema };

describe('hostile input', () => {
  it.each(Object.entries(STRINGS))('a megabyte is refused by %s at once', (_, schema) => {
    const hostile = [MEGABYTE, '-'.repeat(1_000_000), `a${'-a'.repeat(500_000)}!`, ' '.repeat(1_000_000), `${'a.'.repeat(500_000)}@`];
    const startedAt = performance.now();
    for (const text of hostile) expect(ok(schema, text)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it.each(Object.entries(ALL))('deep nesting and foreign types are refused by %s', (_, schema) => {
    for (const input of [nested(100_000), { ['__proto__']: 1 }, null, undefined, 0.5, true, [], () => 1, Symbol('x'), 1n]) {
      expect(ok(schema, input)).toBe(false);
    }
  });
});
