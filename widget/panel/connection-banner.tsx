import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionState } from '../../client/model.ts';
import { fill } from '../words.ts';
import { usePanel } from './panel-context.ts';
import { reason } from './reason.ts';
import { useBrowserOnline } from './use-browser-online.ts';

/** A shorter break is not worth a banner that comes and goes, in milliseconds. */
const BREAK_MS = 400;
/** How long the first connection may take before something is said, in milliseconds. */
const FIRST_MS = 4000;

/** Says, only where it is not as it should be, how the connection stands and what happens to what one writes. */
export function ConnectionBanner(): JSX.Element {
  const { client, chat, local, words: { value: words } } = usePanel();
  const connection = client.connection.value;
  const refusal = client.refusal.value;
  const browserOnline = useBrowserOnline();
  const late = useLate(connection);
  const waiting = chat.value?.model.pending.value.some(({ status }) => status === 'waiting') ?? false;
  let sentence = '';
  if (connection === 'refused') {
    const blocked = refusal?.issues?.some(({ path }) => path === 'visitor') ?? false;
    const why = refusal?.code === 'invalid_payload' ? words.errorOld : refusal ? reason(refusal, words) : '';
    sentence = blocked ? words.blocked : fill(words.refused, { reason: why });
  } else if (late || !browserOnline) {
    sentence = browserOnline
      ? `${words.outOfReach} ${waiting ? words.keptHereAway : words.keptLaterAway}`
      : `${words.offline} ${waiting ? words.keptHere : words.keptLater}`;
  }
  return (
    <div class="banners">
      <p class="banner" role="status">{sentence}</p>
      {!local.lasting && <p class="banner quiet">{words.memoryOnly}</p>}
    </div>
  );
}

/** Whether the connection has been missing for long enough to be mentioned. */
function useLate(connection: ConnectionState): boolean {
  const [late, setLate] = useState(false);
  const missing = connection === 'reconnecting' || connection === 'connecting';
  useEffect(() => {
    if (!missing) return setLate(false);
    const ms = connection === 'connecting' ? FIRST_MS : BREAK_MS;
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [missing]);
  return late && missing;
}
