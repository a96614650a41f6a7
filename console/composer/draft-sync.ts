/** Keeps the drafts of one conversation in step with the server, and so with the person's other devices. */
import { effect, untracked } from '@preact/signals';
import type { DraftNotice } from '../../protocol/drafts-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';
import type { DraftModel } from './draft-model.ts';

/** So long after the last key the server is told, in milliseconds. */
const SAVE_AFTER_MS = 800;

/** Begins to keep them in step; returns how to end, which tells what is still untold. */
export function syncDrafts(
  client: Client<StaffContract, StaffWelcome>,
  conversation: ConversationId,
  models: Readonly<Record<'reply' | 'note', DraftModel>>,
  later: (run: () => void, ms: number) => () => void = (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
): () => void {
  const busy = new Set<DraftModel>();
  const met = { reply: false, note: false };

  async function meet(): Promise<void> {
    const answer = await client.ask('composer.read', { conversation });
    if (!answer.ok) return;
    for (const kind of ['reply', 'note'] as const) {
      met[kind] = true;
      models[kind].meet(answer.data[kind]);
      void save(models[kind]);
    }
  }

  async function save(model: DraftModel): Promise<void> {
    const { kind } = model;
    const { text, articles, attachments, version, dirty } = model.local.peek();
    if (!dirty || busy.has(model) || !met[kind] || model.other.peek() !== null || client.connection.peek() !== 'online') return;
    busy.add(model);
    const answer = await client.ask('composer.save', { conversation, kind, text, articles: [...articles], attachments: [...attachments], version });
    busy.delete(model);
    if (answer.ok) model.saved(answer.data.version, { text, articles, attachments });
    else if (answer.error.code === 'conflict') await meet();
    else return;
    if (model.local.peek().dirty) void save(model);
  }

  const stops = [
    effect(() => {
      if (client.connection.value === 'online') untracked(() => void meet());
    }),
    ...(['reply', 'note'] as const).map((kind) => {
      let cancel = (): void => undefined;
      const stop = effect(() => {
        if (!models[kind].local.value.dirty) return;
        cancel();
        cancel = later(() => void save(models[kind]), SAVE_AFTER_MS);
      });
      return () => {
        stop();
        cancel();
        void save(models[kind]);
      };
    }),
    client.on('composer', ((notice: DraftNotice) => {
      if (notice.conversation === conversation) models[notice.kind].meet(notice.draft);
    }) as (payload: never) => void),
  ];
  return () => stops.forEach((stop) => stop());
}
