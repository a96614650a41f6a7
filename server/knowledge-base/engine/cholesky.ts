/** The lower triangle L of a symmetric positive definite matrix (row by row; only its lower triangle is read): L·Lᵀ is the matrix. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      // Rounding may leave a little less than nothing.
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, Number.EPSILON)) : sum / (lower[j * size + j] as number);
    }
  }
  return lower;
}

/** Solves matrix · x = right by the triangle that `cholesky` gave. */
export function solveCholesky(lower: ArrayLike<number>, right: ArrayLike<number>, size: number): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    const value = (x[i] as number) / (lower[i * size + i] as number);
    x[i] = value;
    for (let k = 0; k < i; k += 1) x[k] = (x[k] as number) - (lower[i * size + k] as number) * value;
  }
  return x;
}
