/** The API tokens of this installation, over the console's HTTP addresses. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Scope } from '../../protocol/scopes.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import type { Http } from '../app/http.ts';

/** A token as the list shows it; its secret is not among this. Times are milliseconds since the Unix epoch. */
export interface ApiToken {
  id: string;
  name: string;
  scopes: readonly Scope[];
  createdAt: number;
  lastUsedAt: number | null;
  userName: string;
}

/** A token with its secret, as it is answered once. */
export interface NewToken {
  id: string;
  token: string;
  scopes: readonly Scope[];
}

/** What the tokens page reads and does. */
export interface TokensModel {
  readonly tokens: ReadonlySignal<readonly ApiToken[] | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  create(name: string, scopes: readonly Scope[]): Promise<Outcome<NewToken>>;
  revoke(id: string): Promise<void>;
}

const TOKENS = '/console/api/tokens';

/** The tokens page. */
export function createTokensModel(http: Http): TokensModel {
  const tokens = signal<readonly ApiToken[] | null>(null);
  const problem = signal<ClientError | null>(null);
  const load = async () => {
    const answer = await http<{ tokens: readonly ApiToken[] }>('GET', TOKENS);
    problem.value = answer.ok ? null : answer.error;
    if (answer.ok) tokens.value = answer.data.tokens;
  };
  return {
    tokens,
    problem,
    load,
    async create(name, scopes) {
      const answer = await http<NewToken>('POST', TOKENS, { name, scopes });
      if (answer.ok) await load();
      return answer;
    },
    async revoke(id) {
      const answer = await http<null>('DELETE', `${TOKENS}/${encodeURIComponent(id)}`);
      // One that is gone already is what was wanted.
      if (answer.ok || answer.error.code === 'not_found') await load();
      else problem.value = answer.error;
    },
  };
}
