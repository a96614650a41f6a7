import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema } from './answer-operation.ts';
import { articleSchema, exportedArticleSchema } from './article-shape.ts';
import type { Answer, ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';
import { parseStrictly } from './testing/parse-strictly.ts';

let api: ApiStage;
beforeEach(async () => {
  api = await openApiStage();
  await api.person('Ed', ['articles:read', 'articles:write', 'answers:read'], 'editor');
});
afterEach(() => api.close());

const kayak = { slug: 'kayak-rental', title: 'Kayak rental', body: 'Yes, by the **day**.', questions: ['Can I rent a kayak?'], tags: ['rental'], locale: 'en' };
const create = (body: object = kayak, key?: string): Promise<Answer> => api.call('POST /articles', { body, ...(key !== undefined && { key }) });
const ask = async (question: string): Promise<Answer['body']> => (await api.call('POST /answers', { body: { question } })).body;
const refusal = ({ status, body }: Answer): unknown => [status, body.error.code];

describe('an article over the API', () => {
  it('is made as a draft, read, changed, published and removed', async () => {
    const made = await create();
    expect([made.status, made.body]).toMatchObject([201, { id: 'kayak-rental', ...kayak, state: 'draft', audience: 'public', version: 1 }]);
    expect(parseStrictly(articleSchema, made.body)).toEqual(made.body);
    expect((await ask('can i rent a kayak')).candidates).toEqual([]);
    const changed = await api.call('PATCH /articles/kayak-rental', { body: { state: 'published', summary: 'By the day.' } });
    expect(changed.body).toMatchObject({ title: 'Kayak rental', state: 'published', summary: 'By the day.', version: 2 });
    expect(await ask('can i rent a kayak')).toMatchObject({ candidates: [{ slug: 'kayak-rental' }] });
    expect((await api.call('GET /articles/kayak-rental')).body).toEqual(changed.body);
    expect((await api.call('DELETE /articles/kayak-rental')).status).toBe(204);
    expect(refusal(await api.call('GET /articles/kayak-rental'))).toEqual([404, 'not_found']);
    expect((await ask('can i rent a kayak')).candidates).toEqual([]);
  });

  it('names the program in its history', async () => {
    await create();
    await api.call('PATCH /articles/kayak-rental', { body: { state: 'published' } });
    await api.call('POST /articles/import', { body: { articles: [{ ...kayak, body: 'By the hour.' }], publish: true } });
    const history = api.store.connection.collection('article_versions').find({}, { sort: { version: 1 }, projection: { _id: 0, version: 1, by: 1, why: 1 } });
    const by = { kind: 'token', id: expect.any(String) as string, name: 'Test' };
    expect(await history.toArray()).toEqual([{ version: 1, by, why: 'Made over the API.' }, { version: 2, by, why: 'Changed over the API.' }]);
    expect(await api.store.connection.collection('articles').findOne({})).toMatchObject({ version: 3, by, why: 'Imported over the API.' });
    await api.call('DELETE /articles/kayak-rental');
    expect(await api.store.connection.collection('article_versions').countDocuments({})).toBe(0);
  });

  it('lives in several languages under one slug', async () => {
    await create();
    await create({ ...kayak, locale: 'de', title: 'Kajakverleih' });
    expect((await api.call('GET /articles/kayak-rental?locale=de')).body.title).toBe('Kajakverleih');
    expect((await api.call('PATCH /articles/kayak-rental', { body: { locale: 'de', summary: 'Tageweise.' } })).body).toMatchObject({ locale: 'de', summary: 'Tageweise.' });
    await api.call('DELETE /articles/kayak-rental?locale=de');
    expect((await api.call('GET /articles/kayak-rental?locale=de')).status).toBe(404);
    expect((await api.call('GET /articles/kayak-rental')).body.summary).toBe('');
  });

  it('is not changed over somebody else’s change where the version is given', async () => {
    await create();
    const change = (version: number): Promise<Answer> => api.call('PATCH /articles/kayak-rental', { body: { summary: `over ${version}`, version } });
    expect((await change(1)).status).toBe(200);
    expect(refusal(await change(1))).toEqual([409, 'conflict']);
    expect((await change(2)).body.version).toBe(3);
  });

  it('is made once, whether its slug is taken or the call is repeated with its key', async () => {
    const first = await create(kayak, 'make-1');
    expect(refusal(await create())).toEqual([409, 'conflict']);
    const again = await create(kayak, 'make-1');
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(refusal(await create({ ...kayak, title: 'Other' }, 'make-1'))).toEqual([409, 'conflict']);
    const both = await Promise.all([create({ ...kayak, slug: 'canoes' }, 'make-2'), create({ ...kayak, slug: 'canoes' }, 'make-2')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const remove = (): Promise<Answer> => api.call('DELETE /articles/canoes', { key: 'remove-1' });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
  });

  it('is refused with what is wrong, and nothing is stored', async () => {
    const wrong = await create({ ...kayak, slug: 'Kayak Rental', questions: 'Can I?' });
    expect(refusal(wrong)).toEqual([400, 'invalid_payload']);
    expect(wrong.body.error.issues.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['slug', 'questions']));
    expect(refusal(await create({ slug: 'no-title' }))).toEqual([400, 'invalid_payload']);
    expect(refusal(await create({ ...kayak, body: 'x'.repeat(500_001) }))).toEqual([413, 'too_large']);
    expect(refusal(await create({ ...kayak, body: 'x'.repeat(9 * 1024 * 1024) }))).toEqual([413, 'too_large']);
    for (const id of ['none', 'Not%20a%20slug', 'x'.repeat(150)]) expect((await api.call(`PATCH /articles/${id}`, { body: { title: 'X' } })).status).toBe(404);
    expect((await api.call('GET /articles')).body).toEqual({ data: [], next: null });
  });

  it('needs the scope to write', async () => {
    await api.person('Reader', ['articles:read'], 'agent');
    for (const call of ['POST /articles', 'POST /articles/import', 'PATCH /articles/x', 'DELETE /articles/x']) {
      expect(refusal(await api.call(call, { body: kayak }))).toEqual([403, 'forbidden']);
    }
  });
});

describe('an import', () => {
  const send = (body: unknown): Promise<Answer> => api.call('POST /articles/import', { body });

  it('publishes many articles at once and is answered when they are answerable', async () => {
    const articles = Array.from({ length: 120 }, (_, i) => ({ slug: `gear-${i}`, title: `Gear number ${i}`, body: `About **gear** ${i}.`, questions: [`Tell me of gear ${i}`], tags: [], locale: 'en', state: 'published' }));
    const { status, body } = await send({ articles: [...articles, kayak], publish: true });
    expect([status, body]).toEqual([200, { created: 121, updated: 0, unchanged: 0, refused: [] }]);
    expect(await ask('can i rent a kayak')).toMatchObject({ decision: 'answer', candidates: [{ slug: 'kayak-rental' }] });
    expect((await send({ articles: [kayak, { ...kayak, slug: 'canoes' }], publish: true })).body).toMatchObject({ created: 1, unchanged: 1 });
  });

  it('takes what is right and names the rest', async () => {
    const { body } = await send({ articles: [kayak, null, { slug: 'no-title' }, { ...kayak, questions: [7] }, kayak] });
    expect(body).toMatchObject({ created: 1, refused: [{ index: 1, slug: null }, { index: 2, slug: 'no-title', message: 'title is missing' }, { index: 3 }, { index: 4 }] });
    expect((await api.call('GET /articles/kayak-rental')).body.state).toBe('draft');
  });

  it('is refused as a whole where it is no import, or too large', async () => {
    for (const body of ['[]', '{"articles":{}}', { articles: [kayak], publish: 'yes' }]) expect((await send(body)).status).toBe(400);
    expect(refusal(await send({ articles: Array.from({ length: 10_001 }, () => 0) }))).toEqual([413, 'too_large']);
    expect(refusal(await send(`{"articles":["${'x'.repeat(33 * 1024 * 1024)}"]}`))).toEqual([413, 'too_large']);
  });

  it('takes several megabytes', async () => {
    const { status, body } = await send({ articles: Array.from({ length: 10 }, (_, i) => ({ ...kayak, slug: `long-${i}`, body: 'word '.repeat(90_000) })) });
    expect([status, body.created]).toEqual([200, 10]);
  });
});

describe('lists and exports of articles', () => {
  beforeEach(async () => {
    const articles = ['a', 'b', 'c'].flatMap((slug) => ['de', 'en'].map((locale) => ({ ...kayak, slug, locale, state: slug === 'b' ? 'published' : 'draft' })));
    await api.call('POST /articles/import', { body: { articles } });
  });
  const keys = ({ body }: Answer): string[] => body.data.map(({ id, locale }: { id: string; locale: string }) => `${id} ${locale}`);

  it('are read page by page and filtered', async () => {
    const first = await api.call('GET /articles?limit=3');
    expect(keys(first)).toEqual(['a de', 'a en', 'b de']);
    const rest = await api.call(`GET /articles?limit=3&cursor=${encodeURIComponent(first.body.next)}`);
    expect([keys(rest), rest.body.next]).toEqual([['b en', 'c de', 'c en'], null]);
    expect(keys(await api.call('GET /articles?state=published&locale=de'))).toEqual(['b de']);
    expect((await api.call('GET /articles?cursor=1_2')).status).toBe(400);
  });

  it('give back what an import takes, and importing it changes nothing', async () => {
    const { body } = await api.call('GET /articles/export');
    expect(body.articles).toHaveLength(6);
    for (const article of body.articles) expect(parseStrictly(exportedArticleSchema, article)).toEqual(article);
    expect((await api.call('POST /articles/import', { body })).body).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
  });
});

describe('asking what the bot would do', () => {
  beforeEach(() => create({ ...kayak, state: 'published' }));

  it('answers a decision with its reasons', async () => {
    await create({ ...kayak, slug: 'goodwill', title: 'Goodwill limits', questions: ['How much goodwill?'], audience: 'agents', state: 'published' });
    const answer = await ask('Can I rent a kayak?');
    expect(parseStrictly(answerSchema, answer)).toEqual(answer);
    expect(answer).toMatchObject({ candidates: [{ slug: 'kayak-rental', title: 'Kayak rental', why: { nearestQuestion: 'Can I rent a kayak?' } }] });
    expect(JSON.stringify(await ask('how much goodwill'))).not.toContain('Goodwill limits');
    expect(await ask('thank you')).toMatchObject({ decision: 'small_talk', candidates: [], reply: expect.any(String) });
    expect(await ask('I want to talk to a person')).toMatchObject({ decision: 'handoff', reason: 'requested' });
  });

  it('knows nothing of what is for tiers; who may read articles sees for which', async () => {
    const { body } = await create({ ...kayak, slug: 'lounge', title: 'Dinghy lounge', questions: ['Where is the dinghy lounge?'], audience: 'tiers', tiers: ['Premium', 'Premium'], state: 'published' });
    expect(body).toMatchObject({ audience: 'tiers', tiers: ['Premium'] });
    expect(JSON.stringify(await ask('Where is the dinghy lounge?'))).not.toContain('Dinghy');
    expect(refusal(await create({ ...kayak, slug: 'other', audience: 'gold' }))).toEqual([400, 'invalid_payload']);
  });

  it('refuses what is no question', async () => {
    for (const body of [{}, { question: '' }, { question: 7 }, { question: 'x', locale: '../..' }]) {
      expect(refusal(await api.call('POST /answers', { body }))).toEqual([400, 'invalid_payload']);
    }
    expect(refusal(await api.call('POST /answers', { body: { question: 'x'.repeat(1_048_576) } }))).toEqual([413, 'too_large']);
  });
});
