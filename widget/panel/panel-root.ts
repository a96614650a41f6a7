import conversations from '../conversations/conversations.css';
import knowledgeBase from '../knowledge-base/knowledge-base.css';
import messages from '../messages/messages.css';
import type { PanelOptions } from '../panel-host.ts';
import surveys from '../surveys/surveys.css';
import tokens from '../tokens.css';
import panel from './panel.css';

/** The element on the page that holds the panel, with its own styles and none of the page's. */
export interface PanelRoot {
  shadow: ShadowRoot;
  setLook(options: Pick<PanelOptions, 'brand' | 'onBrand' | 'left'>): void;
  remove(): void;
}

/** Makes it and puts it on the page. */
export function createPanelRoot(): PanelRoot {
  const element = document.createElement('porchlight-panel');
  const shadow = element.attachShadow({ mode: 'open' });
  const look = new CSSStyleSheet();
  const styles = new CSSStyleSheet();
  styles.replaceSync([tokens, panel, conversations, messages, knowledgeBase, surveys].join(''));
  shadow.adoptedStyleSheets = [styles, look];
  document.body.append(element);
  return {
    shadow,
    setLook: ({ brand, onBrand, left }) => {
      look.replaceSync(`:host{--brand:${brand};--on-brand:${onBrand}}`);
      element.className = left ? 'left' : '';
    },
    remove: () => element.remove(),
  };
}
