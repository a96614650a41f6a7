import { render } from 'preact';
import { PanelContext } from './panel-context.ts';
import type { PanelModel } from './panel-model.ts';
import { Panel } from './panel.tsx';

/** Draws the panel of a model into `place`; returns how to take it away again. */
export function drawPanel(model: PanelModel, place: Element | ShadowRoot): () => void {
  render(
    <PanelContext.Provider value={model}>
      <Panel />
    </PanelContext.Provider>,
    place,
  );
  return () => render(null, place);
}
