import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../protocol/articles.ts';
import { plainText } from '../../../protocol/rich-text.ts';
import type { ArticleContent } from '../article.ts';
import { createAnswerEngine } from './create-answer-engine.ts';

const article = (slug: string, fields: Partial<ArticleContent> = {}): ArticleContent => ({
  slug, locale: 'en', title: slug, summary: '', body: '', questions: [], category: 'General', tags: [], audience: 'public', tiers: [],
  owner: null, verifyBy: null, state: 'published', ...fields,
});
const BASE = [
  article('payment', {
    title: 'Ways to pay', questions: ['How can I pay?', 'Do you take American Express?'],
    body: `There are several.\n\n## Cards\n\n| card | when |\n|---|---|\n| Visa | on dispatch |\n\n## Gift cards\n\nA gift card is valid for 5 years. ${'It can be used often. '.repeat(40)}`,
  }),
  article('returns', { title: 'How to return something', questions: ['How do I send something back?', 'I want a return label'], body: '1. Pack it.\n2. Send it.' }),
  article('delivery', { title: 'Delivery times', questions: ['How long does delivery take?', 'When will my parcel arrive?'], body: 'Two days.' }),
  article('goodwill', { title: 'Goodwill limits for agents', questions: ['How much goodwill may I give?'], audience: 'agents', body: 'Up to 20 euro.' }),
  article('secret-draft', { title: 'Unreleased kayak', questions: ['When does the kayak come?'], state: 'draft' }),
];
const PUBLIC = { locale: 'en', audience: 'public' } as const;

async function built(articles = BASE, synonyms: string[][] = []) {
  const engine = createAnswerEngine();
  await engine.rebuild(articles, synonyms);
  return engine;
}

describe('the answer engine', () => {
  it('answers with the fitting passage, its heading and why', async () => {
    const result = await (await built()).ask('Is a gift card still valid?', PUBLIC);
    expect(result.candidates[0]).toMatchObject({ slug: 'payment', why: { words: expect.arrayContaining(['gift', 'card', 'valid']) as string[] } });
    const asked = await (await built()).ask('hello, do you take american express cards?', PUBLIC);
    expect(asked).toMatchObject({ decision: 'answer', passage: { heading: 'Cards' } });
    expect(asked.candidates[0]).toMatchObject({ slug: 'payment', why: { nearestQuestion: 'Do you take American Express?' } });
    expect(asked.confidence).toBeGreaterThan(0.5);
    expect(asked.tookMs).toBeGreaterThan(0);
  });

  it('never quotes a whole long article, but a short one', async () => {
    const engine = await built();
    const long = await engine.quote('payment', 'gift cards', PUBLIC);
    expect(long?.heading).toBe('Gift cards');
    expect(plainText(long?.blocks ?? []).length).toBeLessThanOrEqual(620);
    expect(await engine.quote('returns', 'how', PUBLIC)).toMatchObject({ title: 'How to return something', heading: null, blocks: [{ t: 'list', ordered: true }] });
  });

  it('answers a courtesy from the article that was given it as an example question, and no other', async () => {
    const engine = await built([...BASE, article('about-the-bot', { title: 'About our assistant', questions: ['Are you a robot?', 'Who are you?'], body: 'A program.' })]);
    const meant = await engine.ask('hello, who are you', PUBLIC);
    expect([meant.decision, meant.candidates[0]?.slug]).toEqual(['answer', 'about-the-bot']);
    expect((await engine.ask('thanks, have a nice day', PUBLIC)).decision).toBe('small_talk');
    expect((await (await built()).ask('are you a robot', PUBLIC)).decision).toBe('small_talk');
  });

  it('finds by synonyms and forgives spelling', async () => {
    const engine = await built(BASE, [['parcel', 'package']]);
    expect((await engine.ask('when will my package arrive', PUBLIC)).candidates[0]?.slug).toBe('delivery');
    expect((await engine.ask('americn expres', PUBLIC)).candidates[0]?.slug).toBe('payment');
  });

  it('says what was meant by a search, and never by a word that customers may not know', async () => {
    const engine = await built();
    expect(await engine.respell('Americn Express', PUBLIC)).toBe('american Express');
    expect(await engine.respell('american express', PUBLIC)).toBeNull();
    expect(await engine.respell('godwill kayk', PUBLIC)).toBeNull();
    expect(await createAnswerEngine().respell('americn', PUBLIC)).toBeNull();
  });

  it('keeps agents’ articles and drafts from customers', async () => {
    const engine = await built();
    const asked = await engine.ask('How much goodwill may I give?', PUBLIC);
    expect(asked.candidates.map(({ slug }) => slug)).not.toContain('goodwill');
    expect(await engine.quote('goodwill', 'x', PUBLIC)).toBeNull();
    expect((await engine.ask('How much goodwill may I give?', { ...PUBLIC, audience: 'agents' })).candidates[0]?.slug).toBe('goodwill');
    expect(JSON.stringify(await engine.ask('When does the kayak come?', { ...PUBLIC, audience: 'agents' }))).not.toContain('secret-draft');
  });

  it('answers from a tier’s articles for that tier alone, and tells others nothing by their words', async () => {
    const dinghy = { title: 'Dinghy lounge', questions: ['Where is the dinghy lounge?'], body: 'Behind the harbour office.', audience: 'tiers' as const };
    const engine = await built([...BASE, article('lounge', { ...dinghy, tiers: ['Premium', 'Gold'] }), article('later', { ...dinghy, title: 'Dinghy later', tiers: [] })]);
    const plain = await built();
    const question = 'Where is the dinghy lounge?';
    const told = async (audience: Reader) => ({ asked: (await engine.ask(question, { ...PUBLIC, audience })).candidates.map(({ slug }) => slug), found: await engine.search('dinghy lounge', { ...PUBLIC, audience }, 10) });
    const known = await engine.ask(question, { ...PUBLIC, audience: { tier: ' premium ' } });
    expect([known.decision, known.candidates[0]?.slug, known.passage?.blocks[0]?.t]).toEqual(['answer', 'lounge', 'paragraph']);
    expect(await engine.quote('lounge', question, { ...PUBLIC, audience: { tier: 'Gold' } })).toMatchObject({ title: 'Dinghy lounge' });
    expect((await told({ tier: 'Gold' })).found[0]).toBe('lounge');
    for (const audience of ['public', { tier: 'Standard' }, { tier: '' }] as const) {
      const { tookMs: _took, ...answer } = await engine.ask(question, { ...PUBLIC, audience });
      const { tookMs: _other, ...without } = await plain.ask(question, PUBLIC);
      expect(answer).toEqual(without);
      expect((await told(audience)).found).toEqual(await plain.search('dinghy lounge', PUBLIC, 10));
      expect(await engine.quote('lounge', question, { ...PUBLIC, audience })).toBeNull();
    }
    expect(await engine.respell('dingy loung', { ...PUBLIC, audience: { tier: 'Gold' } })).not.toMatch(/dinghy|lounge/);
    // What is for no tier yet is for agents.
    expect((await told({ tier: 'Gold' })).asked).not.toContain('later');
    expect((await told({ tier: 'Gold' })).asked).not.toContain('goodwill');
    expect((await told('agents')).found).toEqual(expect.arrayContaining(['lounge', 'later']));
  });

  it('says that it found nothing, also with no article at all', async () => {
    const nothing = { decision: 'handoff', reason: 'no_answer', passage: null };
    expect(await (await built()).ask('who won the football match', PUBLIC)).toMatchObject(nothing);
    expect(await (await built([])).ask('Where is my order?', PUBLIC)).toMatchObject({ ...nothing, candidates: [] });
    expect(await createAnswerEngine().ask('Where is my order?', PUBLIC)).toMatchObject(nothing);
  });

  it('replies to courtesies without a search, and passes on who asks for a person', async () => {
    const engine = await built();
    expect(await engine.ask('thanks', PUBLIC)).toMatchObject({ decision: 'small_talk', smallTalk: 'thanks', candidates: [], reply: expect.any(String) as string });
    expect(await engine.ask('agent please', PUBLIC)).toMatchObject({ decision: 'handoff', reason: 'requested', confidence: 1 });
  });

  it('asks the customer’s language where it has articles, else English', async () => {
    const engine = await built([...BASE, article('retouren', { locale: 'de', title: 'Rückgabe', questions: ['Wie schicke ich etwas zurück?'] })]);
    expect((await engine.ask('Wie schicke ich etwas zurück?', { ...PUBLIC, locale: 'de-AT' })).candidates[0]?.slug).toBe('retouren');
    expect((await engine.ask('How can I pay?', { ...PUBLIC, locale: 'fr' })).candidates[0]?.slug).toBe('payment');
  });

  const GERMAN = [
    article('retouren', { locale: 'de', title: 'Rückgabe', questions: ['Wie schicke ich etwas zurück?', 'Ich möchte meine Bestellung zurückgeben'], body: 'Packen Sie es ein.' }),
    article('lieferung', { locale: 'de', title: 'Lieferzeiten', questions: ['Wann kommt mein Paket?', 'Wie lange dauert die Lieferung?'], body: 'Zwei Tage.' }),
  ];

  it('answers a question in the language that it is written in, whatever the page speaks', async () => {
    const engine = await built([...BASE, ...GERMAN]);
    const asked = await engine.ask('Wann kommt denn mein Paket an?', PUBLIC);
    expect([asked.candidates[0]?.slug, asked.language?.asked]).toEqual(['lieferung', 'de']);
    expect(await engine.quote('lieferung', 'Wann kommt denn mein Paket an?', PUBLIC)).toMatchObject({ title: 'Lieferzeiten' });
    const english = await engine.ask('do you take american express?', { ...PUBLIC, locale: 'de' });
    expect([english.candidates[0]?.slug, english.language?.asked]).toEqual(['payment', 'en']);
    expect((await engine.ask('Rückgaben', PUBLIC)).candidates[0]?.slug).toBe('retouren');
    expect(await engine.search('lieferungen', PUBLIC, 5)).toEqual(['lieferung']);
  });

  it('stays with the language of the page where the words are known in both, or in none', async () => {
    const engine = await built([...BASE, ...GERMAN]);
    expect((await engine.ask('American Express', { ...PUBLIC, locale: 'de' })).candidates[0]?.slug).toBe('payment');
    for (const question of ['qwxyz', '', '4711', '🎈']) expect((await engine.ask(question, { ...PUBLIC, locale: 'de' })).language?.asked ?? 'de').toBe('de');
  });

  it('says in which language a question is that it has no articles for', async () => {
    const asked = await (await built([...BASE, ...GERMAN])).ask('Où se trouve mon colis et quand sera-t-il livré chez moi ?', PUBLIC);
    expect(asked).toMatchObject({ decision: 'handoff', language: { asked: 'en', foreign: 'fr' } });
  });

  it('finds words in scripts without spaces and from right to left', async () => {
    const engine = await built([
      article('退货', { locale: 'zh', title: '退货政策', questions: ['我想退货怎么办'], body: '请在三十天内退货。' }),
      article('运费', { locale: 'zh', title: '运费', questions: ['运费是多少'], body: '五元。' }),
      article('إرجاع', { locale: 'ar', title: 'إرجاع الطلب', questions: ['كيف أعيد طلبي؟'], body: 'خلال ثلاثين يوما.' }),
    ]);
    expect((await engine.ask('请问怎么退货？', { ...PUBLIC, locale: 'zh-CN' })).candidates[0]?.slug).toBe('退货');
    expect((await engine.ask('كيف اعيد طلبي', { ...PUBLIC, locale: 'ar' })).candidates[0]?.slug).toBe('إرجاع');
    expect((await engine.ask('我要退货', { ...PUBLIC, locale: 'ar' })).candidates[0]?.slug).toBe('退货');
  });

  it('asks the next language where the visitor’s has articles for agents only', async () => {
    const engine = await built([...BASE, article('kulanz', { locale: 'de', title: 'Kulanz', questions: ['Wie viel Kulanz?'], audience: 'agents' })]);
    expect((await engine.ask('How can I pay?', { ...PUBLIC, locale: 'de' })).candidates[0]?.slug).toBe('payment');
    expect((await engine.ask('Wie viel Kulanz?', { locale: 'de', audience: 'agents' })).candidates[0]?.slug).toBe('kulanz');
    expect(JSON.stringify(await engine.ask('Wie viel Kulanz?', { ...PUBLIC, locale: 'de' }))).not.toContain('kulanz');
  });

  it('answers from the new articles at once after a rebuild', async () => {
    const engine = await built();
    const before = engine.version;
    await engine.rebuild([article('kayaks', { title: 'Kayak rental', questions: ['Can I rent a kayak?'] })], []);
    expect(engine.version).toBe(before + 1);
    expect((await engine.ask('Can I rent a kayak?', PUBLIC)).decision).toBe('answer');
  });

  it('takes questions of 10,000 characters, emoji, and signs that a query language could mean', async () => {
    const engine = await built();
    const piece = fc.constantFrom('pay*', 'card~2', '+return', '-label', 'title:pay', '^5', '🎈', 'constructor ', '__proto__', 'toString', 'مرحبا', '\u0000', 'é', ' ');
    const question = fc.oneof(fc.string(), fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')));
    await fc.assert(fc.asyncProperty(question, async (text) => (await engine.ask(text, PUBLIC)).confidence >= 0), { numRuns: 60 });
    const long = await engine.ask(`${'how can i pay by card '.repeat(500)}`.slice(0, 10_000), PUBLIC);
    expect(long.candidates[0]?.slug).toBe('payment');
  });
});
