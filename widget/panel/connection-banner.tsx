import type { JSX } from 'preact';
import { usePanel } from './panel-context.ts';
import { reason } from './reason.ts';
import { fill } from '../words.ts';

/** Says, only where it is not as it should be, how the connection stands and what happens to what one writes. */
export function ConnectionBanner(): JSX.Element {
  const { client, chat, local, words: { value: words } } = usePanel();
  const connection = client.connection.value;
  const refusal = client.refusal.value;
  const waiting = chat.value?.model.pending.value.some(({ status }) => status === 'waiting') ?? false;
  let sentence = '';
  if (connection === 'refused') {
    const why = refusal?.code === 'invalid_payload' ? words.errorOld : refusal ? reason(refusal, words) : '';
    sentence = fill(words.refused, { reason: why });
  } else if (connection === 'reconnecting' || (connection === 'connecting' && waiting)) {
    sentence = waiting ? words.offline : words.offlineIdle;
  }
  return (
    <div class="banners">
      <p class="banner" role="status">{sentence}</p>
      {!local.lasting && <p class="banner quiet">{words.memoryOnly}</p>}
    </div>
  );
}
