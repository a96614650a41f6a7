import { Command } from 'commander';
import { emailSchema, nameSchema } from '../../../protocol/fields.ts';
import { SCOPES, scopesSchema } from '../../../protocol/scopes.ts';
import type { ListedToken } from '../../auth/index.ts';
import { createAuth } from '../../auth/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { collect, parseOption } from './parse-option.ts';
import { withStore } from './with-store.ts';

interface CreateOptions {
  name: string;
  user: string;
  scope: readonly string[];
  json?: true;
}

const CREATE_HELP = `
Scopes: ${SCOPES.slice(0, 6).join(', ')},
  ${SCOPES.slice(6).join(', ')} (everything).
A token never does more than its person may do in the console.

Examples:
  $ porchlight token create --name Import --user ada@example.com --scope articles:read,articles:write
  $ porchlight token create --name Import --user ada@example.com --scope admin --json | jq -r .token`;

/** `porchlight token …`: tokens of the HTTP API. */
export function tokenCommand(): Command {
  const token = new Command('token').description('Make, list and revoke tokens of the HTTP API.');
  token
    .command('create')
    .description('Make a token. Its secret is shown once and kept nowhere.')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--user <email>', 'whom it acts for')
    .requiredOption('--scope <scopes>', 'what it may do, joined by commas', collect)
    .option('--json', 'print { id, token, scopes }')
    .addHelpText('after', CREATE_HELP)
    .action(createToken);
  token
    .command('list')
    .description('List the tokens, newest first, without their secrets.')
    .addHelpText('after', '\nExample:\n  $ porchlight token list')
    .action(() => withStore(async ({ store }) => (await createAuth(store, systemClock).tokens.list()).forEach((one) => console.log(line(one)))));
  token
    .command('revoke')
    .description('End a token at once.')
    .argument('<id>', 'its id, as the list shows it')
    // An id may begin with a hyphen.
    .allowUnknownOption()
    .addHelpText('after', '\nExample:\n  $ porchlight token revoke 3Jx0c2m8TgW5rZ1kQv7uYA')
    .action((id: string) =>
      withStore(async ({ store }) => {
        await createAuth(store, systemClock).tokens.revoke(id);
        console.log(`Revoked ${id}.`);
      }),
    );
  return token;
}

async function createToken({ name, user, scope, json }: CreateOptions): Promise<void> {
  const wanted = {
    name: parseOption(nameSchema, name, '--name'),
    email: parseOption(emailSchema, user, '--user'),
    scopes: parseOption(scopesSchema, scope, '--scope'),
  };
  await withStore(async ({ store }) => {
    const { id, token, scopes } = await createAuth(store, systemClock).tokens.create(wanted);
    if (json) console.log(JSON.stringify({ id, token, scopes }));
    else console.log(`Token ${id} for ${wanted.email}, ${scopes.join(', ')}:\n${token}`);
  });
}

function line({ id, name, userName, scopes, lastUsedAt }: ListedToken): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${new Date(lastUsedAt).toISOString()}`;
  return `${id}  ${name}  ${userName}  ${scopes.join(',')}  ${used}`;
}
