/** A section is what stands under one heading, up to the next: the unit of which the bot quotes. */
import type { Block, RichText } from '../../../protocol/rich-text.ts';
import { inlineText } from '../../../protocol/rich-text.ts';

/** The blocks under a heading. The words above the first heading have none. */
export interface Section {
  heading: { id: string; text: string } | null;
  blocks: RichText;
}

/** Splits blocks at their headings. A heading with nothing under it belongs to the section that follows. */
export function sections(blocks: RichText): Section[] {
  const found: { heading: Section['heading']; blocks: Block[] }[] = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (block.t === 'heading') found.push({ heading: { id: block.id, text: inlineText(block.children) }, blocks: [] });
    else found.at(-1)?.blocks.push(block);
  }
  return found.filter((section) => section.blocks.some(({ t }) => t !== 'rule'));
}
