import type { JSX } from 'preact';
import { TranscriptButton } from '../transcripts/transcript-button.tsx';
import { Icon } from './icon.tsx';
import { BackIcon, CloseIcon } from './icons.ts';
import { usePanel } from './panel-context.ts';

/** The way back, whom one talks to, and the way out. */
export function Header({ companyName }: { companyName: string }): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const { at } = panel.place.value;
  const chat = at === 'conversation' ? panel.chat.value : null;
  const state = chat?.model.state.value;
  const agent = state?.status === 'active' || state?.status === 'waiting' ? state.agent?.name : undefined;
  const withBot = at === 'conversation' && (state?.status ?? 'bot') === 'bot' && panel.client.welcome.value?.inbox.hasBot;
  return (
    <div class="head">
      {at !== 'home' && (
        <button type="button" class="icon" aria-label={words.back} onClick={panel.back}><Icon node={BackIcon} /></button>
      )}
      <div class="title">
        <h2>{companyName}</h2>
        {agent !== undefined && <p>{agent}</p>}
        {withBot && <p>{words.bot}</p>}
      </div>
      {chat && <TranscriptButton chat={chat} />}
      <button type="button" class="icon" aria-label={words.close} onClick={() => panel.host.close()}>
        <Icon node={CloseIcon} />
      </button>
    </div>
  );
}
