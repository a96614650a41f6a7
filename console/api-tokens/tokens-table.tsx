import { useConsole } from '../app/console-context.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { ApiToken } from './tokens-model.ts';

/** All tokens: what for, what they may, whose they are, when they were last used. */
export function TokensTable({ tokens, onRevoke }: { tokens: readonly ApiToken[]; onRevoke: (token: ApiToken) => void }) {
  const { desk } = useConsole();
  const moment = (at: number) => <Time at={at}>{shortTime(at, desk.now())}</Time>;
  return (
    <div class="card table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Scopes</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">
                <span class="person-name">{token.name}</span>
                <span class="person-email">{token.userName}</span>
              </th>
              <td>
                <span class="row">
                  {token.scopes.map((scope) => (
                    <span key={scope} class="chip">
                      {scope}
                    </span>
                  ))}
                </span>
              </td>
              <td data-label="Made">{moment(token.createdAt)}</td>
              <td data-label="Last used">{token.lastUsedAt === null ? <span class="muted">Never</span> : moment(token.lastUsedAt)}</td>
              <td class="table-actions">
                <button type="button" class="button button-danger" aria-label={`Revoke ${token.name}`} onClick={() => onRevoke(token)}>
                  Revoke
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
