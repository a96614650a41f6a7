import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BotTurn } from '../../protocol/events.ts';
import type { Chat } from '../conversations/chat.ts';
import { sendMessage } from '../conversations/send-message.ts';
import { RichTextView } from '../knowledge-base/rich-text-view.tsx';
import { usePanel } from '../panel/panel-context.ts';
import { fill } from '../words.ts';
import { Choices } from './choices.tsx';
import type { MessageItem } from './timeline.ts';

/** What comes with a message of the bot: the passage it found, or what it would like to know. */
export function BotTurnView(props: { item: MessageItem; turn: BotTurn; chat: Chat }): JSX.Element | null {
  const { turn } = props;
  switch (turn.outcome) {
    case 'answer':
      return <Answer {...props} turn={turn} />;
    case 'clarify':
      return <Choices choices={turn.choices} chat={props.chat} />;
    case 'field':
      return <SkipField {...props} turn={turn} />;
    default:
      return null;
  }
}

/** The way past a field that one does not have, as long as it is asked for. */
function SkipField({ item, turn, chat }: { item: MessageItem; turn: BotTurn & { outcome: 'field' }; chat: Chat }): JSX.Element | null {
  const panel = usePanel();
  const { status, collecting, turn: latest } = chat.model.state.value;
  if (status !== 'bot' || collecting?.field?.key !== turn.field.key || latest?.seq !== item.seq) return null;
  const { skip } = turn.field;
  return <button type="button" class="small" onClick={() => sendMessage(panel, chat, skip)}>{skip}</button>;
}

function Answer({ item, turn, chat }: { item: MessageItem; turn: BotTurn & { outcome: 'answer' }; chat: Chat }): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const { article, heading, passage } = turn;
  const [said, setSaid] = useState<boolean | null>(null);
  const opinion = item.helped ?? said;
  const rate = (helped: boolean): void => {
    if (item.seq === null) return;
    setSaid(helped);
    const { done } = panel.client.perform('answer.rate', { conversation: chat.id, messageSeq: item.seq, helped });
    void done.then(({ ok }) => ok || setSaid(null));
  };
  return (
    <>
      <figure class="quote">
        <blockquote>
          {heading !== null && heading !== article.title && <p class="heading"><b>{heading}</b></p>}
          <RichTextView blocks={passage} />
        </blockquote>
        <figcaption>{fill(words.fromArticle, { title: article.title })}</figcaption>
      </figure>
      <button type="button" class="link" onClick={() => panel.go({ at: 'article', slug: article.slug })}>
        {words.readArticle}
      </button>
      {opinion === null ? (
        <div class="helped" role="group" aria-label={words.helped}>
          <span aria-hidden="true">{words.helped}</span>
          <button type="button" class="small" onClick={() => rate(true)}>{words.yes}</button>
          <button type="button" class="small" onClick={() => rate(false)}>{words.no}</button>
        </div>
      ) : (
        <p class="helped" role="status">{opinion ? words.helpedYes : words.helpedNo}</p>
      )}
    </>
  );
}
