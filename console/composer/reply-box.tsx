import { useEffect, useState } from 'preact/hooks';
import { attachmentNames } from '../../protocol/attachment-words.ts';
import type { Macro } from '../../protocol/macros-contract.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { MacroDialog } from '../macros/macro-dialog.tsx';
import { useCommands } from '../shell/command-registry.ts';
import { GapsBar, NewerBar, OtherDraft } from './before-sending.tsx';
import { createCannedModel } from './canned-model.ts';
import type { DraftModel } from './draft-model.ts';
import { matching } from './found-word.ts';
import { messageExtras } from './message-extras.ts';
import type { Pick } from './pick-menu.tsx';
import { useAttachments } from './use-attachments.ts';
import { filled, gapsIn, textFor, valuesOf } from './variables.ts';
import { WriteBox } from './write-box.tsx';

/** Most of what is offered at once. */
const OFFERED_MAX = 30;
const SEND_HINT = 'Enter sends, Shift + Enter begins a new line, / finds canned responses.';

/** Where replies are written. `block` says why nothing can be sent now, or is null. */
export function ReplyBox({ model, draft, block, onFocus, onWriting }: { model: ConversationModel; draft: DraftModel; block: string | null; onFocus: () => void; onWriting: (writing: boolean) => void }) {
  const { client, held, user, commands } = useConsole();
  const files = useAttachments(model.id, draft);
  const [canned] = useState(() => createCannedModel(client));
  const [macro, setMacro] = useState<Macro | null>(null);
  const [asked, setAsked] = useState<'gaps' | 'newer' | null>(null);
  const state = model.state.value;
  const text = draft.text.value;
  const attachments = draft.attachments.value;
  const articles = draft.articles.value;
  const { begunAt } = draft.local.value;
  const values = valuesOf(state, user.name, client.welcome.value?.companyName ?? '');
  const gaps = gapsIn(text);
  const newer = begunAt === null ? 0 : model.events.value.filter(({ seq, type, actor }) => seq > begunAt && type === 'message.posted' && !(actor.kind === 'agent' && actor.id === user.id)).length;
  const ready = (text.trim() !== '' || attachments.length > 0) && files.settled && block === null && model.loaded.value && draft.other.value === null;
  // What is written before the conversation is here, or came from another device, counts from when both are.
  const isLoaded = model.loaded.value;
  useEffect(() => {
    if (isLoaded && text !== '' && begunAt === null) draft.begin(state.seq);
  }, [isLoaded, text === '', begunAt]);
  useEffect(() => {
    if (asked === 'gaps' && gaps.length === 0) setAsked(null);
  }, [gaps.length]);

  const send = () => {
    if (!ready) return;
    const words = text.trim() === '' ? attachmentNames(attachments) : text;
    setAsked(null);
    model.setTyping(false);
    onWriting(false);
    if (held.readSeconds() > 0) {
      held.hold(model.id, { text: words, articles, attachments });
      draft.clear();
      return;
    }
    const { stored, done } = client.perform('message.send', { conversation: model.id, text: words, ...messageExtras({ articles, attachments }) });
    if (stored) draft.clear();
    else void done.then((answer) => answer.ok && draft.text.peek() === text && draft.clear());
  };
  const trySend = () => {
    if (!ready) return;
    if (gaps.length > 0) setAsked('gaps');
    else if (newer > 0) setAsked('newer');
    else send();
  };
  const runMacro = (id: string) => setMacro(canned.macros.value?.find((one) => one.id === id) ?? null);
  const macros = canned.macros.value ?? [];
  useCommands(
    commands,
    macros.map(({ id, name }) => ({ id: `macro-${id}`, label: `Run macro: ${name}`, group: 'This conversation', run: () => runMacro(id) })),
    `${model.id} ${macros.map(({ id }) => id).join()}`,
  );
  useEffect(() => {
    if (client.connection.value === 'online') canned.load();
  }, [client.connection.value === 'online']);
  const picks: readonly (Pick & { found: string })[] = [
    ...(canned.responses.value ?? []).map(({ id, name, shortcut, folder, texts }) => {
      const { text: words } = textFor(texts, state.locale);
      return { id, name, hint: [shortcut && `/${shortcut}`, folder].filter(Boolean).join(' · '), words: filled(words, values), found: `${shortcut} ${name} ${folder}` };
    }),
    ...macros.map(({ id, name, folder }) => ({ id, name, hint: ['Macro', folder].filter(Boolean).join(' · '), found: `${name} ${folder} macro` })),
  ];
  return (
    <>
      <WriteBox
        draft={draft}
        files={files}
        ready={ready}
        hint={`${block ?? SEND_HINT}${articles.length > 0 ? ` Passes on ${articles.length === 1 ? 'an article' : `${articles.length} articles`}.` : ''}`}
        offer={{
          find: (query) => {
            const exact = picks.filter(({ found }) => query !== '' && found.split(' ')[0]?.toLowerCase() === query.toLowerCase());
            return [...exact, ...matching(picks.filter((one) => !exact.includes(one)), query, ({ found }) => found, OFFERED_MAX)];
          },
          pick: (id) => {
            const response = canned.responses.value?.find((one) => one.id === id);
            if (response) return filled(textFor(response.texts, state.locale).text, values);
            runMacro(id);
            return null;
          },
          empty: canned.problem.value ? `They could not be loaded. ${canned.problem.value.message}` : 'None of that name. Make them under Settings → Canned responses.',
          onOpen: canned.load,
        }}
        notices={
          <>
            <OtherDraft draft={draft} />
            {newer > 0 && <NewerBar count={newer} asked={asked === 'newer'} onSeen={() => { draft.begin(null); draft.begin(state.seq); setAsked(null); }} onSend={send} />}
            {gaps.length > 0 && <GapsBar gaps={gaps} asked={asked === 'gaps'} onGoTo={(gap) => markGap(text, gap)} onSend={send} />}
          </>
        }
        open
        onFocus={onFocus}
        onSend={trySend}
        onChange={(next) => {
          onWriting(next.trim() !== '');
          if (block === null) model.setTyping(next.trim() !== '');
        }}
        onLeave={() => {
          model.setTyping(false);
          onWriting(false);
        }}
      />
      {macro && <MacroDialog macro={macro} model={model} values={values} onClose={() => setMacro(null)} />}
    </>
  );
}

/** Marks a gap in the box, to be written over. */
function markGap(text: string, gap: string): void {
  const box = document.getElementById('write-reply');
  const at = text.indexOf(gap);
  if (!(box instanceof HTMLTextAreaElement) || at < 0) return;
  box.focus();
  box.setSelectionRange(at, at + gap.length);
}
