import type { GoldenTrial } from '../../protocol/golden.ts';

/** A trial under way: how far it is, and how to end it. */
export function TrialProgress({ trial, onCancel }: { trial: GoldenTrial | null; onCancel: () => void }) {
  const share = trial?.progress ?? 0;
  return (
    <div class="row" role="status">
      <label class="row trial-progress">
        {`Asking the golden questions again: ${Math.round(share * 100)} %`}
        <progress max={1} value={share} />
      </label>
      <button type="button" class="button button-quiet" onClick={onCancel}>
        Stop
      </button>
    </div>
  );
}
