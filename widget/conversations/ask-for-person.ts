import type { ClientError } from '../../client/model.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import type { Chat } from './chat.ts';
import { currentPage } from './current-page.ts';

/** Asks for a person, in a chat that begins with just that if need be. What went wrong, or null. */
export async function askForPerson(panel: PanelModel, chat: Chat | null): Promise<ClientError | null> {
  const { chat: target } = chat ? { chat } : panel.start(panel.words.peek().personText);
  const { done } = panel.client.perform('person.request', { conversation: target.id, page: currentPage() });
  const outcome = await done;
  // The bot understood the first message by itself and was quicker, or an agent was.
  if (outcome.ok || outcome.error.code === 'conflict') return null;
  return outcome.error;
}
