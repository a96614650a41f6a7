import { useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { addressOf } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';

const SEEN = 'porchlight:console:store-notice';

/** Tells admins once that the embedded engine is meant for trying out and small installs, and how to move on. */
export function StoreNotice() {
  const { client, user, storage } = useConsole();
  const [seen, setSeen] = useState(() => storage.get(SEEN) === 'seen');
  if (seen || user.role !== 'admin' || client.welcome.value?.store.kind !== 'embedded') return null;
  return (
    <div class="store-notice">
      <Notice
        action={
          <button
            type="button"
            class="button"
            onClick={() => {
              storage.set(SEEN, 'seen');
              setSeen(true);
            }}
          >
            Got it
          </button>
        }
      >
        Everything is kept in the embedded engine, which is made for trying out and small installs. How to move to MongoDB is described under{' '}
        <a href={addressOf('about')}>Settings → About</a>.
      </Notice>
    </div>
  );
}
