import { useEffect, useState } from 'preact/hooks';
import { BellRing } from 'lucide';
import { CallNotices } from '../call-backs/call-notices.tsx';
import { createCallBacksModel } from '../call-backs/call-backs-model.ts';
import { useConsole } from '../app/console-context.ts';
import { chatsAddress } from '../app/route.ts';
import { useCommands } from '../shell/command-registry.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { CalledNotices } from './called-notices.tsx';
import { createOffersModel } from './offers-model.ts';
import type { Offer, OffersModel } from './offers-model.ts';
import { PRIORITY_WORDS } from './routing-words.ts';

/** How often the countdown is drawn anew, in milliseconds. */
const TICK_MS = 500;

/** What is offered to this person now, on every page, with the time left to decide: `o` accepts, `d` declines. */
export function OfferCards() {
  const { client, desk, user } = useConsole();
  const [model] = useState(() => createOffersModel(client, desk, user.id));
  useEffect(() => () => model.dispose(), [model]);
  const [callBacks] = useState(() => createCallBacksModel(client));
  useEffect(() => callBacks.dispose, [callBacks]);
  if (model.offers.value.length === 0 && model.calls.value.length === 0 && model.refused.value === null && callBacks.due.value.length === 0) return null;
  return (
    <aside class="offers" aria-label="Offered to you">
      <Standing model={model} />
      {model.refused.value !== null && (
        <div class="offer card" role="alert">
          <p class="small">{model.refused.value}</p>
          <button type="button" class="button-link small" onClick={model.clear}>Dismiss</button>
        </div>
      )}
      <CalledNotices model={model} />
      <CallNotices model={callBacks} />
    </aside>
  );
}

function Standing({ model }: { model: OffersModel }) {
  const { desk, router, commands } = useConsole();
  const now = useNow(desk.now, TICK_MS);
  const standing = model.offers.value.filter(({ expiresAt }) => expiresAt > now);
  const first = standing[0]?.summary.id;
  const accept = async ({ summary: { id } }: Offer) => {
    if (await model.accept(id)) router.go(chatsAddress('mine', id));
  };
  const onFirst = (run: (offer: Offer) => unknown) => () => {
    const offer = standing[0];
    if (offer) void run(offer);
  };
  const decline = ({ summary }: Offer) => model.decline(summary.id);
  useShortcuts({ o: onFirst(accept), d: onFirst(decline) });
  useCommands(
    commands,
    first === undefined
      ? []
      : [
          { id: 'offer-accept', label: 'Accept what is offered', group: 'Offered to you', keys: 'o', run: onFirst(accept) },
          { id: 'offer-decline', label: 'Decline what is offered', group: 'Offered to you', keys: 'd', run: onFirst(decline) },
        ],
    first ?? '',
  );
  return (
    <>
      <p class="sr-only" role="status">{standing[0] && `Offered to you: ${standing[0].summary.contactName}. o accepts, d declines.`}</p>
      {standing.map((offer) => (
        <OfferCard key={offer.summary.id} offer={offer} now={now} busy={model.busy.value !== null} onAccept={() => void accept(offer)} onDecline={() => void decline(offer)} />
      ))}
    </>
  );
}

function OfferCard({ offer, now, busy, onAccept, onDecline }: { offer: Offer; now: number; busy: boolean; onAccept: () => void; onDecline: () => void }) {
  const { summary, expiresAt, from } = offer;
  const { contactName, lastMessage, team, priority, topic } = summary;
  const left = Math.max(0, expiresAt - now);
  const share = left / Math.max(1, expiresAt - from);
  const facts = [team?.name, topic?.name, priority === 'normal' ? undefined : PRIORITY_WORDS[priority]].filter((fact) => fact !== undefined);
  return (
    <section class="offer card" aria-label={`Offer: ${contactName}`}>
      <header class="offer-head">
        <Icon icon={BellRing} />
        <h2>{contactName}</h2>
        <span class="figures small">{Math.ceil(left / 1000)} s left</span>
      </header>
      <span class="offer-bar" aria-hidden="true"><span class="offer-left" style={{ inlineSize: `${Math.round(share * 100)}%` }} /></span>
      {lastMessage && <p class="offer-text">{lastMessage.text}</p>}
      {facts.length > 0 && <p class="small muted">{facts.join(' · ')}</p>}
      <div class="row">
        <button type="button" class="button button-primary" aria-keyshortcuts="o" disabled={busy} onClick={onAccept}>Accept offer</button>
        <button type="button" class="button" aria-keyshortcuts="d" disabled={busy} onClick={onDecline}>Decline</button>
      </div>
    </section>
  );
}
