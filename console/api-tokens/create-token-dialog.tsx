import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import { OFFERED_SCOPES } from '../../protocol/scopes.ts';
import type { Scope } from '../../protocol/scopes.ts';
import type { ClientError } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import { SCOPE_WORDS } from './scope-words.ts';
import type { NewToken, TokensModel } from './tokens-model.ts';

/** Name and scopes of a new token. */
export function CreateTokenDialog({ model, onClose, onCreated }: {
  model: TokensModel;
  onClose: () => void;
  onCreated: (token: NewToken) => void;
}) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const create = async () => {
    setTried(true);
    if (scopes.length === 0) return;
    setBusy(true);
    const answer = await model.create(name, scopes);
    setBusy(false);
    if (answer.ok) onCreated(answer.data);
    else setRefused(answer.error);
  };
  return (
    <Dialog title="New token" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void create();
        }}
      >
        {refused && <Notice tone="danger">{refused.message}</Notice>}
        <TextField label="Name" required autoFocus maxLength={NAME_MAX} hint="What it is for, such as “Order system”." value={name} onInput={setName} />
        <fieldset class="stack-s">
          <legend class="field-label">Scopes</legend>
          <p class="field-hint">
            What the program may do, and no more than you may. Each address and the scope it needs stands in the{' '}
            <a href="/api/docs" target="_blank" rel="noopener">
              API description
            </a>
            .
          </p>
          <div class="scopes">
            {OFFERED_SCOPES.map((scope) => (
              <label key={scope} class="choice small">
                <input
                  type="checkbox"
                  aria-labelledby={`scope-${scope}`}
                  aria-describedby={`scope-${scope}-words`}
                  checked={scopes.includes(scope)}
                  onChange={(event) =>
                    setScopes(event.currentTarget.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
                  }
                />
                <span>
                  <span class="scope-code" id={`scope-${scope}`}>{scope}</span>{' '}
                  <span class="scope-words" id={`scope-${scope}-words`}>{SCOPE_WORDS[scope]}</span>
                </span>
              </label>
            ))}
          </div>
          {tried && scopes.length === 0 && <p class="field-problem">Choose at least one.</p>}
        </fieldset>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy}>
            Make token
          </button>
        </div>
      </form>
    </Dialog>
  );
}
