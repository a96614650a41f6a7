/**
 * One conversation as the widget holds it: the live model of the client core, what of it the customer has not seen,
 * and what the site's own script is told about it.
 */
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Client, ConversationModel } from '../../client/model.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { SurveyState } from '../../protocol/surveys.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import type { Phase } from '../panel/current-conversation.ts';
import type { PanelHost } from '../panel-host.ts';
import { surveyOf } from '../surveys/current-survey.ts';

/** What a chat needs. */
export interface ChatNeeds {
  client: Client<VisitorContract, VisitorWelcome>;
  id: ConversationId;
  /** Begun on this page just now. */
  fresh: boolean;
  /** How far it is as long as it has not been fetched. */
  expected: Phase;
  /** The panel is open and shows this conversation. */
  shown: ReadonlySignal<boolean>;
  emit: PanelHost['emit'];
}

/** A conversation the widget holds. */
export interface Chat {
  readonly id: ConversationId;
  readonly fresh: boolean;
  readonly model: ConversationModel;
  /** Messages of the other side that were not in sight yet. */
  readonly unread: ReadonlySignal<number>;
  readonly phase: ReadonlySignal<Phase>;
  /** The server does not know it. */
  readonly gone: ReadonlySignal<boolean>;
  /** The survey of the latest resolution. */
  readonly survey: ReadonlySignal<SurveyState | null>;
  /** Position up to which messages are in sight, Infinity at the end of the list; kept by the list itself. */
  readonly inSight: Signal<number>;
  dispose(): void;
}

const isTheirs = (event: ViewEvent): boolean => event.type === 'message.posted' && event.actor.kind !== 'visitor';

/** Holds a conversation until `dispose`. */
export function createChat({ client, id, fresh, expected, shown, emit }: ChatNeeds): Chat {
  const model = client.conversation(id);
  const readUpTo = signal(0);
  const inSight = signal(Infinity);
  const visible = signal(document.visibilityState !== 'hidden');
  const onVisibility = (): void => void (visible.value = document.visibilityState !== 'hidden');
  document.addEventListener('visibilitychange', onVisibility);

  const seenUpTo = computed(() => Math.max(readUpTo.value, model.receipts.value.contactRead));
  const survey = computed(() => surveyOf(model.state.value));
  const starting = computed(() => model.pending.value.some(({ command }) => command === 'conversation.start'));

  const stopSeeing = effect(() => {
    const { seq } = model.state.value;
    if (seq === 0) return;
    if (shown.value && visible.value) readUpTo.value = Math.max(readUpTo.peek(), Math.min(seq, inSight.value));
    model.seen({ delivered: seq, read: readUpTo.value });
  });

  /** Position up to which the site's script has been told; what was there before the page is not news. */
  let told = fresh ? 0 : -1;
  const stopTelling = effect(() => {
    const events = model.events.value;
    if (told < 0) {
      if (model.loaded.value) told = events.at(-1)?.seq ?? 0;
      return;
    }
    for (const event of events.filter(({ seq }) => seq > told)) tell(event, emit);
    told = Math.max(told, events.at(-1)?.seq ?? 0);
  });

  return {
    id,
    fresh,
    model,
    survey,
    inSight,
    unread: computed(() => model.events.value.filter((event) => isTheirs(event) && event.seq > seenUpTo.value).length),
    phase: computed(() => {
      const { status, seq } = model.state.value;
      if (seq === 0) return expected;
      if (status !== 'resolved') return 'open';
      return survey.value?.status === 'offered' || survey.value?.status === 'started' ? 'survey' : 'ended';
    }),
    gone: computed(() => {
      const code = model.problem.value?.code;
      return (code === 'not_found' || code === 'forbidden') && !starting.value && model.pending.value.length === 0;
    }),
    dispose: () => {
      stopSeeing();
      stopTelling();
      document.removeEventListener('visibilitychange', onVisibility);
      model.release();
    },
  };
}

function tell(event: ViewEvent, emit: PanelHost['emit']): void {
  const { conversation, at, actor } = event;
  switch (event.type) {
    case 'message.posted': {
      const from = actor.kind === 'system' ? 'bot' : actor.kind;
      return emit('message', { conversation, from, text: event.data.text, at });
    }
    case 'handoff.requested':
      return emit('handoff', { conversation, reason: event.data.reason, peopleOnline: event.data.peopleOnline });
    case 'conversation.resolved':
      return emit('resolved', { conversation, cause: event.data.cause });
    case 'survey.answered': {
      const { step, value, completes } = event.data;
      return emit('survey', { conversation, step, value, completed: completes });
    }
    default:
  }
}
