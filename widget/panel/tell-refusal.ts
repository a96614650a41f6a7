import { effect } from '@preact/signals';
import type { Client } from '../../client/model.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import type { PanelHost } from '../panel-host.ts';

/** Tells the site's developer, by `error` and in the browser's console, that the server refuses this page; returns how to stop. */
export function tellRefusal(
  client: Pick<Client<VisitorContract, VisitorWelcome>, 'connection' | 'refusal'>,
  emit: PanelHost['emit'],
): () => void {
  return effect(() => {
    const refusal = client.refusal.value;
    if (client.connection.value !== 'refused' || !refusal) return;
    const { code } = refusal;
    const hint = code === 'forbidden' ? ' Websites are allowed in the console, under Settings, Website.' : '';
    const message = `The chat cannot be reached from ${location.origin}. ${refusal.message}${hint}`;
    console.error('Porchlight:', message);
    emit('error', { code, message });
  });
}
