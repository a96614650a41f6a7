import { useEffect, useState } from 'preact/hooks';
import { KeyRound, Plus } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { createTokensModel } from './tokens-model.ts';
import type { ApiToken } from './tokens-model.ts';
import { TokensTable } from './tokens-table.tsx';

type Asked = { kind: 'create' } | { kind: 'shown'; secret: string } | { kind: 'revoke'; token: ApiToken };

/** Programs that may use the HTTP API: make a token, see when it was last used, revoke it. */
export function TokensPage() {
  const { http } = useConsole();
  const [model] = useState(() => createTokensModel(http));
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => void model.load(), [model]);
  const tokens = model.tokens.value;
  const problem = model.problem.value;
  const close = () => setAsked(null);
  return (
    <SettingsLayout current="tokens" title="API tokens">
      <div class="row spread">
        <p class="muted">A token lets a program use the HTTP API as you, within the scopes you give it.</p>
        <button type="button" class="button button-primary" onClick={() => setAsked({ kind: 'create' })}>
          <Icon icon={Plus} />
          New token
        </button>
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          {problem.message}
        </Notice>
      )}
      {!tokens && !problem && <Skeleton rows={3} shape="row" label="Loading the tokens" />}
      {tokens && tokens.length > 0 && <TokensTable tokens={tokens} onRevoke={(token) => setAsked({ kind: 'revoke', token })} />}
      {tokens?.length === 0 && (
        <EmptyState icon={KeyRound} title="No tokens yet">
          Make one for each program that reads or writes here. You can revoke it at any time.
        </EmptyState>
      )}
      {asked?.kind === 'create' && <CreateTokenDialog model={model} onClose={close} onCreated={({ token }) => setAsked({ kind: 'shown', secret: token })} />}
      {asked?.kind === 'shown' && (
        <Dialog title="Your new token" onClose={close}>
          <p>Copy it now: it is not shown again.</p>
          <code class="code">{asked.secret}</code>
          <div class="dialog-actions">
            <CopyButton text={asked.secret} label="Copy token" />
            <button type="button" class="button button-primary" onClick={close}>
              Done
            </button>
          </div>
        </Dialog>
      )}
      {asked?.kind === 'revoke' && (
        <ConfirmDialog
          title={`Revoke ${asked.token.name}?`}
          text="Programs that use it are refused from this moment. This cannot be undone."
          confirm="Revoke"
          onConfirm={() => {
            close();
            void model.revoke(asked.token.id);
          }}
          onClose={close}
        />
      )}
    </SettingsLayout>
  );
}
