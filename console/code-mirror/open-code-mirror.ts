/** CodeMirror as the place where articles are written. A chunk of its own: it is fetched when an article is opened. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, dropCursor, highlightActiveLine, keymap } from '@codemirror/view';
import type { OpenSurface } from '../article-editor/markdown/markdown-surface.ts';
import { changeBetween } from './change-between.ts';
import { HIGHLIGHTS, THEME } from './theme.ts';

/**
 * Opens CodeMirror in a shadow root below `parent`: there its styles come as constructed sheets, which the console's
 * policy lets pass, while in the page itself they would be a style element, which it does not.
 */
export const openCodeMirror: OpenSurface = (options) => {
  const host = document.createElement('div');
  host.className = 'code-mirror';
  options.parent.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const take = (files: FileList | undefined) => {
    if (!options.onFiles || !files?.length) return false;
    options.onFiles([...files]);
    return true;
  };
  const shortcuts = Object.entries(options.shortcuts).map(([key, run]) => ({ key: `Mod-${key}`, run: () => (run(), true) }));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([...shortcuts, ...defaultKeymap, ...historyKeymap]),
        history(),
        // Not `markdown()`: it brings HTML, CSS and JavaScript along, while HTML in articles shows as the words it is.
        new LanguageSupport(markdownLanguage, Prec.high(keymap.of(markdownKeymap))),
        syntaxHighlighting(HIGHLIGHTS),
        THEME,
        EditorView.lineWrapping,
        drawSelection(),
        dropCursor(),
        highlightActiveLine(),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': options.label, spellcheck: 'true', autocapitalize: 'sentences', lang: options.locale }),
        EditorState.changeFilter.of((change) => change.newDoc.length <= options.maxLength || change.newDoc.length < change.startState.doc.length),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({
          paste: (event) => take(event.clipboardData?.files),
          drop: (event) => take(event.dataTransfer?.files),
        }),
      ],
    }),
  });
  view.scrollDOM.addEventListener('scroll', options.onScroll, { passive: true });
  return {
    text: () => view.state.doc.toString(),
    selection: () => view.state.selection.main,
    apply({ from, to, insert, select }) {
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: select.from, head: select.to }, scrollIntoView: true, userEvent: 'input' });
    },
    replace(text) {
      const changes = changeBetween(view.state.doc.toString(), text);
      if (changes) view.dispatch({ changes });
    },
    focus: () => view.focus(),
    topPosition: () => view.lineBlockAtHeight(view.scrollDOM.scrollTop).from,
    dispose() {
      view.destroy();
      host.remove();
    },
  };
};
