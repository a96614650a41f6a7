const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The text with one slip of the fingers for each ten characters: a letter lost, added, exchanged, or swapped with the next. */
export function withSlips(text: string, random: () => number): string {
  const out = [...text];
  const below = (max: number) => Math.floor(random() * max);
  for (let slips = Math.round(text.length / 10); slips > 0; slips -= 1) {
    const at = below(out.length);
    const letter = LETTERS[below(LETTERS.length)] as string;
    const kind = below(4);
    if (kind === 0) out.splice(at, 1);
    else if (kind === 1) out.splice(at, 0, letter);
    else if (kind === 2) out[at] = letter;
    else out.splice(at, 2, ...out.slice(at, at + 2).reverse());
  }
  return out.join('');
}

/** Numbers from 0 to 1, the same in every run (a linear congruence; the constants are those of Numerical Recipes). */
export function steadyRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
