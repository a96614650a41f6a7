import type { Token } from 'markdown-it';
import type { Inline } from '../../../protocol/rich-text.ts';
import { linkTarget } from './link-target.ts';

/** Turns the tokens inside one block into runs of the closed tree. Images become their words; unknown tokens their text. */
export function inlineRuns(tokens: readonly Token[]): Inline[] {
  const cursor = { at: 0 };
  return runsUntil(tokens, cursor, null);
}

interface Cursor {
  at: number;
}

function runsUntil(tokens: readonly Token[], cursor: Cursor, close: string | null): Inline[] {
  const runs: Inline[] = [];
  while (cursor.at < tokens.length) {
    const token = tokens[cursor.at] as Token;
    cursor.at += 1;
    if (token.type === close) break;
    if (token.nesting === 1) {
      const children = runsUntil(tokens, cursor, token.type.replace(/_open$/, '_close'));
      for (const run of wrapped(token, children)) push(runs, run);
    } else {
      push(runs, single(token));
    }
  }
  return runs;
}

function wrapped(token: Token, children: Inline[]): Inline[] {
  if (children.length === 0) return [];
  if (token.type === 'strong_open') return [{ t: 'strong', children }];
  if (token.type === 'em_open') return [{ t: 'em', children }];
  if (token.type !== 'link_open') return children;
  const target = linkTarget(String(token.attrGet('href') ?? ''));
  return target === null ? children : [{ ...target, children }];
}

function single(token: Token): Inline {
  switch (token.type) {
    case 'hardbreak':
      return { t: 'break' };
    case 'softbreak':
      return { t: 'text', text: ' ' };
    case 'code_inline':
      return { t: 'code', text: token.content };
    default:
      return { t: 'text', text: token.content };
  }
}

/** Adds a run; text joins the text before it, and nothing empty is kept. */
function push(runs: Inline[], run: Inline): void {
  const last = runs.at(-1);
  if (run.t === 'text') {
    if (run.text === '') return;
    if (last?.t === 'text') {
      last.text += run.text;
      return;
    }
  }
  runs.push(run);
}
