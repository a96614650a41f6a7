import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../words.ts';
import type { PanelModel } from './panel-model.ts';

/** The panel's model, for every component in it. */
export const PanelContext = createContext<PanelModel | null>(null);

/** The panel's model; a component outside a panel is a mistake of ours. */
export function usePanel(): PanelModel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('a component of the panel was drawn outside it');
  return panel;
}

/** The words in use; drawn anew when the site changes them. */
export const useWords = (): Words => usePanel().words.value;
