import { describe, expect, it } from 'vitest';
import { syncState } from './sync-state.ts';

const never = () => false;
const here = (hash: string, isOwn = true) => ({ hash, isOwn });

describe('an article in a file and here', () => {
  it('is new where it never was here, and was removed where both once had it', () => {
    expect(syncState({ there: 'a', here: null, agreed: null, wasHere: never })).toBe('new');
    expect(syncState({ there: 'a', here: null, agreed: 'a', wasHere: never })).toBe('removed_here');
    expect(syncState({ there: 'b', here: null, agreed: 'a', wasHere: never })).toBe('conflict');
  });

  it('is the same however both came to it', () => {
    expect(syncState({ there: 'a', here: here('a'), agreed: 'b', wasHere: never })).toBe('same');
  });

  it('is newer on the side that moved on since both agreed', () => {
    expect(syncState({ there: 'b', here: here('a'), agreed: 'a', wasHere: never })).toBe('newer_there');
    expect(syncState({ there: 'a', here: here('b'), agreed: 'a', wasHere: never })).toBe('newer_here');
  });

  it('is a conflict where both moved on', () => {
    expect(syncState({ there: 'b', here: here('c'), agreed: 'a', wasHere: never })).toBe('conflict');
  });

  it('in a folder that was never seen: old text is old, new text is a conflict where somebody wrote here', () => {
    expect(syncState({ there: 'a', here: here('b'), agreed: null, wasHere: (hash) => hash === 'a' })).toBe('newer_here');
    expect(syncState({ there: 'c', here: here('b'), agreed: null, wasHere: never })).toBe('conflict');
    expect(syncState({ there: 'c', here: here('b', false), agreed: null, wasHere: never })).toBe('newer_there');
  });
});
