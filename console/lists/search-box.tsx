import { useEffect, useState } from 'preact/hooks';
import { Search, X } from 'lucide';
import { SEARCH_MAX } from '../../protocol/finding-contract.ts';
import { chatsAddress, placeAddress } from '../app/route.ts';
import type { ChatsPlace } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';

/** Where words are looked for in all conversations; `f` goes there. */
export function SearchBox({ place }: { place: ChatsPlace }) {
  const { router } = useConsole();
  const asked = place.kind === 'search' ? (new URLSearchParams(place.query).get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useShortcuts({ f: () => document.getElementById('search-conversations')?.focus() });
  return (
    <form
      class="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        const query = new URLSearchParams(place.kind === 'search' ? place.query : '');
        query.set('q', text.trim());
        router.go(placeAddress({ kind: 'search', query: query.toString() }));
      }}
    >
      <Icon icon={Search} />
      <input
        id="search-conversations"
        class="input input-small"
        type="search"
        aria-label="Search conversations"
        aria-keyshortcuts="f"
        placeholder="Search conversations"
        maxLength={SEARCH_MAX}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {place.kind === 'search' && (
        <button type="button" class="button button-quiet button-icon" aria-label="Leave the search" onClick={() => router.go(chatsAddress('unassigned'))}>
          <Icon icon={X} />
        </button>
      )}
    </form>
  );
}
