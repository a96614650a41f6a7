import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionLook } from './group-questions.ts';
import { createGrouper } from './group-questions.ts';
import { questionTerms } from './question-terms.ts';

const look = (terms: readonly string[], values?: readonly number[], encoder = 'one'): QuestionLook => ({ terms, vector: values === undefined ? null : { encoder, values: Float32Array.from(values) } });

/** The groups of questions, in the order they came, as lists of questions. */
function groupsOf(questions: readonly string[], locale = 'en'): string[][] {
  const grouper = createGrouper([]);
  const groups = new Map<string, string[]>();
  questions.forEach((question, i) => {
    const { group } = grouper.place(look(questionTerms(question, locale)), locale, `g${i}`);
    groups.set(group.id, [...(groups.get(group.id) ?? []), question]);
  });
  return [...groups.values()];
}

describe('grouping', () => {
  it('puts together what shares its rare words, whatever else is in it, and slips of the fingers', () => {
    const kayaks = ['Do you rent kayaks?', 'can i rent a kayak', 'renting kayacks'];
    const others = ['Do you repair tents?', 'Where is my parcel?', 'Can I pay by invoice?', 'Do you ship to Norway?'];
    expect(groupsOf([...others, ...kayaks])).toEqual([...others.map((one) => [one]), kayaks]);
  });

  it('makes no difference of numbers, of what was masked, or of case', () => {
    expect(groupsOf(['Order 4711 is late', 'order 4712 IS LATE!', 'Order [number] is late'])).toHaveLength(1);
  });

  it('goes on from what is kept as if it had never stopped', () => {
    const things = ['kayak', 'tent', 'stove', 'boot', 'lamp'];
    const question = fc.tuple(fc.constantFrom('rent', 'repair', 'return', 'wash'), fc.constantFrom(...things), fc.constantFrom('', 'today', 'please', 'abroad'));
    fc.assert(
      fc.property(fc.array(question, { maxLength: 40 }), fc.nat(40), (list, cut) => {
        const terms = list.map((words) => questionTerms(words.join(' '), 'en'));
        const whole = createGrouper([]);
        const kept = new Map<string, ReturnType<typeof whole.place>['group']>();
        let resumed = createGrouper([]);
        terms.forEach((one, i) => {
          if (i === cut) resumed = createGrouper(structuredClone([...kept.values()]));
          const [a, b] = [whole.place(look(one), 'en', `g${i}`), resumed.place(look(one), 'en', `g${i}`)];
          expect(b).toEqual(a);
          kept.set(a.group.id, a.group);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('trusts vectors as much as words, where they are of one encoder', () => {
    const grouper = createGrouper([]);
    grouper.place(look(['money', 'back', 'when'], [1, 0]), 'en', 'a');
    expect(grouper.place(look(['money', 'arriv', 'refund'], [0.95, 0.3]), 'en', 'b')).toMatchObject({ group: { id: 'a', n: 2 } });
    expect(grouper.place(look(['money', 'gift', 'card'], [0, 1]), 'en', 'c')).toMatchObject({ isNew: true });
    expect(grouper.place(look(['money', 'cours', 'fee'], [1, 0], 'another'), 'en', 'd')).toMatchObject({ isNew: true });
  });

  it('keeps languages apart', () => {
    const grouper = createGrouper([]);
    grouper.place(look(['hotel']), 'en', 'a');
    expect(grouper.place(look(['hotel']), 'de', 'b')).toMatchObject({ isNew: true });
  });
});
