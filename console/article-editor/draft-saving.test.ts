import { describe, expect, it, onTestFinished } from 'vitest';
import type { DraftContent } from '../../protocol/article-desk.ts';
import type { CommandInput, CommandOutput } from '../../protocol/command.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { articleDraft, deskArticle } from '../testing/article-desk.ts';
import { fine, refuse } from '../testing/fake-staff.ts';
import { memoryStore } from '../testing/render-console.tsx';
import { contentOf } from './draft-changes.ts';
import { createDraftSaving } from './draft-saving.ts';
import { keptChanges } from './kept-changes.ts';

type Save = CommandInput<StaffContract, 'draft.save'>;
type Saved = CommandOutput<StaffContract, 'draft.save'>;
const ARTICLE = deskArticle('returns', { title: 'Returns', body: 'A\nB' });

/** A text on its way to a server that is answered by hand, one save after the other. */
function writing(storage = memoryStore()) {
  const sent: Save[] = [];
  const waiting: ((answer: { ok: true; data: Saved } | ReturnType<typeof refuse>) => void)[] = [];
  const ask = (_name: string, input: unknown) => {
    sent.push(input as Save);
    return new Promise((resolve) => waiting.push(resolve as never));
  };
  const kept = keptChanges(storage, 'edda', ARTICLE.id);
  const saving = createDraftSaving({ client: { ask } as never, article: ARTICLE.id, kept, now: () => 5, onDraft: () => undefined });
  onTestFinished(() => saving.stop());
  saving.adopt(contentOf(ARTICLE), 1);
  const stored = (rev: number, change: Partial<DraftContent>, merged = false): Saved => ({ saved: true, merged, draft: articleDraft(ARTICLE, change, { rev }) });
  return {
    saving, sent, kept, stored,
    body: () => saving.content.value?.body,
    /** Answers the save that waits longest, and lets what follows from it happen. */
    async answer(data: Saved | ReturnType<typeof refuse>) {
      const next = waiting.shift();
      if (next === undefined) throw new Error('No save is under way.');
      next('ok' in data ? data : fine(data));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('what is typed', () => {
  it('while a save is under way goes out after it', async () => {
    const { saving, sent, stored, answer } = writing();
    saving.edit({ body: 'A1\nB' });
    const done = saving.flush();
    saving.edit({ body: 'A12\nB' });
    await answer(stored(2, { body: 'A1\nB' }));
    await answer(stored(3, { body: 'A12\nB' }));
    expect(await done).toBe(true);
    expect(sent.map(({ rev, change, was }) => [rev, change.body, was?.body])).toEqual([[1, 'A1\nB', 'A\nB'], [2, 'A12\nB', 'A1\nB']]);
  });

  it('while a merge is under way neither clashes with itself nor loses the words of the other', async () => {
    const { saving, sent, stored, answer, body } = writing();
    saving.edit({ body: 'A1\nB' });
    const done = saving.flush();
    saving.edit({ body: 'A12\nB' });
    await answer(stored(3, { body: 'A1\nB\nTheirs' }, true));
    expect(sent.at(-1)).toMatchObject({ rev: 1, change: { body: 'A12\nB' }, was: { body: 'A1\nB' } });
    await answer(stored(4, { body: 'A12\nB\nTheirs' }, true));
    expect(await done).toBe(true);
    expect(body()).toBe('A12\nB\nTheirs');
    expect(saving.rev()).toBe(4);
  });

  it('is not sent for ever where the server tidies it up', async () => {
    const { saving, sent, stored, answer } = writing();
    saving.edit({ title: 'Returns ' });
    const done = saving.flush();
    await answer(stored(2, { title: 'Returns' }));
    expect(await done).toBe(true);
    expect(await saving.flush()).toBe(true);
    saving.edit({ title: 'Returns a' });
    void saving.flush();
    expect(sent.map(({ change, was }) => [change.title, was?.title])).toEqual([['Returns ', 'Returns'], ['Returns a', 'Returns']]);
  });

  it('is kept in the browser until the server has it, and nothing stays behind', async () => {
    const { saving, kept, stored, answer } = writing();
    saving.edit({ body: 'A1\nB' });
    expect(kept.read()).toEqual({ rev: 1, change: { body: 'A1\nB' }, was: { body: 'A\nB' }, at: 5 });
    const done = saving.flush();
    await answer(refuse('timeout', 'No answer.'));
    expect(await done).toBe(false);
    expect(saving.save.value).toEqual({ kind: 'offline', kept: true });
    const again = saving.flush();
    await answer(stored(2, { body: 'A1\nB' }));
    expect(await again).toBe(true);
    expect(kept.read()).toBeNull();
  });

  it('says so where the browser cannot keep it', async () => {
    const { saving, answer } = writing({ ...memoryStore(), set: () => undefined });
    saving.edit({ body: 'A1\nB' });
    void saving.flush();
    await answer(refuse('offline', 'The server cannot be reached.'));
    expect(saving.save.value).toEqual({ kind: 'offline', kept: false });
  });

  it('of one field does not overwrite what others did to the rest, after a clash was decided', async () => {
    const { saving, sent, stored, answer } = writing();
    saving.edit({ title: 'Mine', body: 'A1\nB' });
    void saving.flush();
    await answer({ saved: false, conflict: { draft: articleDraft(ARTICLE, { title: 'Theirs', body: 'A\nB2' }, { rev: 2 }), clashes: ['title'] } });
    const done = saving.resolve({ title: 'Mine' });
    expect(sent.at(-1)).toEqual({ article: ARTICLE.id, rev: 1, change: { title: 'Mine', body: 'A1\nB' }, was: { title: 'Theirs', body: 'A\nB' } });
    await answer(stored(3, { title: 'Mine', body: 'A1\nB2' }, true));
    expect(await done).toBe(true);
    expect(saving.content.value).toMatchObject({ title: 'Mine', body: 'A1\nB2' });
  });
});
