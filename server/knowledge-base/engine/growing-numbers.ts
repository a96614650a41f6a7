/** Whole numbers in a row that grows: four bytes each. */
export interface GrowingNumbers {
  readonly length: number;
  push(value: number): void;
  at(i: number): number;
  set(i: number, value: number): void;
  /** What was pushed so far; not a copy. */
  values(): Uint32Array;
}

/** An empty row. */
export function growingNumbers(): GrowingNumbers {
  let values = new Uint32Array(1 << 12);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (i) => values[i] as number,
    set(i, value) {
      values[i] = value;
    },
    values: () => values.subarray(0, length),
  };
}
