import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deskCommands } from '../index.ts';
import { openShelf, person } from '../testing/shelf-stage.ts';
import { png } from '../../uploads/testing/sample-files.ts';
import { lookAt } from './external-links.ts';
import { followRenameIn, rewriteLinks } from './rewrite-links.ts';

const EDITOR = person('editor', 'Edith');

async function desk(articles: readonly object[], options: Parameters<typeof openShelf>[0] = {}) {
  const stage = await openShelf(options);
  const publish = (...more: readonly object[]) => stage.knowledge.importArticles({ articles: more.map((article) => ({ title: (article as { slug: string }).slug, ...article })), publish: true });
  await publish(...articles);
  const commands = { ...stage.commands, ...deskCommands(stage.knowledge.desk, async () => []) };
  const problems = async (slug: string) => (await commands['links.check'](EDITOR, {})).reports.find((report) => report.slug === slug)?.problems.map(({ kind, address, suggestion }) => [kind, address, suggestion?.slug ?? null]) ?? [];
  const article = (slug: string) => stage.knowledge.get({ slug, locale: 'en' });
  return { ...stage, commands, publish, problems, article };
}

describe('the links of articles', () => {
  it('are checked: what is missing, hidden from customers, or leads nowhere', async () => {
    const { problems } = await desk([
      { slug: 'start', body: '[a](../x/return-policy.md) [b](old.md) [c](secret.md) [d](how-to.md#steps) [e](how-to.md#gone) [f](#below) [ok](https://x.example) ![](https://x.example/a.png) [g](ended.md)' },
      { slug: 'returns-policy', body: 'x' }, { slug: 'how-to', body: '## Steps\n\nOne.' }, { slug: 'secret', body: 'x', audience: 'agents' }, { slug: 'ended', body: 'x', state: 'archived' },
    ]);
    expect(await problems('start')).toEqual([
      ['missing', '../x/return-policy.md', null], ['missing', 'old.md', null], ['agents_only', 'secret.md', null], ['anchor', 'how-to.md#gone', 'how-to'],
      ['nowhere', '#below', null], ['unpublished', 'ended.md', null], ['no_alt', 'https://x.example/a.png', null],
    ]);
  });

  it('are checked for files that are gone and snippets that are missing, those within snippets too', async () => {
    const { problems, commands, uploads, publish, article } = await desk([]);
    const kept = await uploads.put({ name: 'a.png', bytes: png(), purpose: 'article', by: { id: 'x', name: 'x' } });
    await commands['snippets.save'](EDITOR, { name: 'foot', texts: { en: '[Write to us](contact.md)' }, version: 0 });
    const lost = `/files/${'z'.repeat(22)}/b.png`;
    await publish({ slug: 'start', body: `![A lamp](${kept.address}) ![B](${lost})\n\n{{snippet:foot}} {{snippet:none}}` });
    expect(await problems('start')).toEqual([['missing', 'contact.md', null], ['file_missing', lost, null], ['snippet', 'none', null]]);
    const { id, version } = await article('start');
    await expect(commands['links.fix'](EDITOR, { article: id, version, address: 'contact.md', to: null })).rejects.toMatchObject({ message: 'This link stands in a snippet; change it there.' });
  });

  it('follow a rename in articles, drafts and other languages, and the old address still leads there', async () => {
    const { commands, article, publish, problems, knowledge } = await desk([{ slug: 'returns', body: 'x' }, { slug: 'start', body: 'See [returns](../a/returns.md#how "How") and [more](/help/returns).' }]);
    await publish({ slug: 'start', locale: 'de', body: '[Siehe][r]\n\n[r]: ../a/returns.md' });
    const start = await article('start');
    await commands['draft.save'](EDITOR, { article: start.id, rev: 0, change: { body: 'New: [returns](returns.md)' } });
    await commands['article.rename'](EDITOR, { article: (await article('returns')).id, slug: 'send-it-back' });
    expect(await article('start')).toMatchObject({ body: 'See [returns](../a/send-it-back.md#how "How") and [more](/help/send-it-back).', why: 'Its links follow the rename of returns to send-it-back.', version: 2 });
    expect((await knowledge.get({ slug: 'start', locale: 'de' })).body).toBe('[Siehe][r]\n\n[r]: ../a/send-it-back.md');
    expect((await knowledge.desk.draft(start.id))?.content.body).toBe('New: [returns](send-it-back.md)');
    expect(await knowledge.read('returns', 'en', 'public')).toMatchObject({ slug: 'send-it-back' });
    await publish({ slug: 'late', body: '[old](returns.md)' });
    expect(await problems('late')).toEqual([['renamed', 'returns.md', 'send-it-back']]);
  });

  it('are put right in one click: at once, as words, or in a draft where a review is asked for', async () => {
    const { commands, article, problems, knowledge } = await desk([{ slug: 'start', body: 'A [b](gone.md) c [d](gone.md) and [e](lost.md).' }, { slug: 'there', body: 'x' }]);
    const before = await article('start');
    const fix = { article: before.id, version: before.version, address: 'gone.md', to: 'there' };
    expect(await commands['links.fix'](EDITOR, fix)).toMatchObject({ outcome: 'published', report: { problems: [{ address: 'lost.md' }] } });
    expect((await article('start')).body).toBe('A [b](there.md) c [d](there.md) and [e](lost.md).');
    expect(await commands['links.fix'](EDITOR, fix)).toMatchObject({ outcome: 'published' });
    expect((await article('start')).version).toBe(2);
    await expect(commands['links.fix'](EDITOR, { ...fix, address: 'lost.md', to: null })).rejects.toMatchObject({ code: 'conflict' });
    await commands['articles.change_settings'](person('admin'), { reviewRequired: true });
    expect(await commands['links.fix'](EDITOR, { ...fix, version: 2, address: 'lost.md', to: null })).toMatchObject({ outcome: 'draft' });
    expect((await article('start')).body).toContain('[e](lost.md)');
    expect((await knowledge.desk.draft(before.id))?.content.body).toBe('A [b](there.md) c [d](there.md) and e.');
    expect(await problems('start')).toEqual([['missing', 'lost.md', null]]);
    await expect(commands['links.check'](person('agent'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that lead elsewhere are asked for when somebody wants it, one look at a time, and it can be stopped', async () => {
    let answer: (address: string) => string | null = (address) => (address.includes('dead') ? '404' : null);
    const { commands } = await desk([{ slug: 'start', body: '[a](https://dead.example/x) [b](https://fine.example) ![c](http://dead.example/c.png) [m](mailto:a@b.example)' }], {
      lookAt: async (address) => answer(address),
    });
    expect((await commands['links.external'](EDITOR, {})).check).toMatchObject({ state: 'none' });
    await commands['links.check_external'](EDITOR, {});
    await expect.poll(async () => (await commands['links.external'](EDITOR, {})).check.state).toBe('done');
    const { check } = await commands['links.external'](EDITOR, {});
    expect([check.checked, check.of]).toEqual([3, 3]);
    expect(check.reports).toMatchObject([{ slug: 'start', problems: [{ kind: 'external', address: 'https://dead.example/x', detail: '404' }, { address: 'http://dead.example/c.png' }] }]);
    let release: () => void = () => undefined;
    const waiting = new Promise<null>((resolve) => (release = () => resolve(null)));
    answer = () => waiting as unknown as null;
    expect((await commands['links.check_external'](EDITOR, {})).check.state).toBe('running');
    expect((await commands['links.cancel_external'](EDITOR, {})).check.state).toBe('cancelled');
    release();
  });
});

describe('a look at a page elsewhere', () => {
  it('follows redirects, tells what came instead, and never asks inside our own network', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(301, { location: '/here' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (request.url === '/slow') return;
      else if (request.url === '/no-head' && request.method === 'HEAD') response.writeHead(405).end();
      else response.writeHead(request.url === '/gone' ? 404 : 200).end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close().closeAllConnections());
    const { port } = server.address() as AddressInfo;
    const look = (path: string, allowPrivate = true, timeoutMs = 5_000) => lookAt(`http://127.0.0.1:${port}${path}`, { timeoutMs, signal: new AbortController().signal, allowPrivate });
    expect(await Promise.all(['/here', '/moved', '/no-head', '/gone', '/round'].map((path) => look(path)))).toEqual([null, null, null, '404', 'too many redirects']);
    expect(await look('/slow', true, 50)).toBe('no answer in time');
    expect(await look('/here', false)).toBe('leads into a private network; not asked');
    expect(await lookAt('http://[', { timeoutMs: 50, signal: new AbortController().signal })).toBe('no answer');
  });
});

describe('images', () => {
  it('need words of their own: the name of the file describes nothing', async () => {
    const { problems, uploads, publish } = await desk([]);
    const { address } = await uploads.put({ name: 'IMG 2041 (2).png', bytes: png(), purpose: 'article', by: { id: 'x', name: 'x' } });
    await publish({ slug: 'start', body: `![IMG 2041 (2)](${address})` });
    expect(await problems('start')).toEqual([['no_alt', address, null]]);
    await publish({ slug: 'start', body: `![Pegs in a row](${address})` });
    expect(await problems('start')).toEqual([]);
  });
});

describe('rewriting links', () => {
  it('touches links only, and keeps titles, brackets and what stands behind the path', () => {
    const body = 'returns.md ![returns](returns.md) [a [b]](returns.md) [c](<../x/returns.md#a> \'t\') [d](returns-2.md) [e](https://x.example/returns.md)';
    expect(followRenameIn(body, 'returns', 'back')).toBe('returns.md ![returns](returns.md) [a [b]](back.md) [c](../x/back.md#a \'t\') [d](returns-2.md) [e](https://x.example/returns.md)');
    expect(rewriteLinks('[a **b**](x.md) c', (address) => (address === 'x.md' ? null : undefined))).toBe('a **b** c');
  });

  it('ends soon whatever is written', () => {
    const began = performance.now();
    for (const piece of ['[', '](', '[a](', '[[]', '(<', '[x]: ', '\\[']) followRenameIn(piece.repeat(100_000), 'a', 'b');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
