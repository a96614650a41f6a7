/** A share with what it was made of; `low` and `high` bound its 95 % interval; null where there is nothing to divide. */
export interface Share {
  part: number;
  of: number;
  value: number | null;
  low: number | null;
  high: number | null;
}
