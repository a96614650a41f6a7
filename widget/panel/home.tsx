import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Topics } from '../conversations/welcome.tsx';
import { RecentChats } from '../conversations/recent-chats.tsx';
import { ArticleSearch } from '../knowledge-base/article-search.tsx';
import { Composer } from '../messages/composer.tsx';
import { usePanel } from './panel-context.ts';
import { whenBack } from './when-back.ts';

/** Where the panel begins: greeting, chats so far, articles, and a box to write in at once. */
export function Home(): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const welcome = panel.client.welcome.value;
  const online = panel.client.connection.value === 'online';
  const goesOn = panel.chat.value?.phase.value === 'open';
  useEffect(() => {
    if (online) panel.refreshRecent();
  }, [online]);

  const hasBot = welcome?.inbox.hasBot;
  const here = hasBot ? words.peopleHereBot : words.peopleHere;
  const away = hasBot ? words.peopleAwayBot : words.peopleAway;
  const people = panel.peopleOnline.value;
  return (
    <div class="view home">
      <div class="scroller">
        <section class="greeting">
          <h3>{welcome?.inbox.greeting ?? words.homeTitle}</h3>
          {welcome && <p class={`presence ${people ? 'here' : ''}`}>{people ? here : `${away} ${whenBack(welcome.hours, words)}`}</p>}
          {welcome && !goesOn && <Topics topics={welcome.topics} />}
        </section>
        <RecentChats />
        <ArticleSearch />
      </div>
      {goesOn ? (
        <button type="button" class="main wide" onClick={() => panel.go({ at: 'conversation' })}>{words.continueChat}</button>
      ) : (
        <Composer conversation={null} placeholder={words.messagePlaceholder} onSend={(text) => panel.start(text)} />
      )}
    </div>
  );
}
