import { Command } from 'commander';
import { emailSchema, nameSchema } from '../../../protocol/fields.ts';
import { ROLES } from '../../../protocol/roles.ts';
import { createAuth, passwordProblem } from '../../auth/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { parseOption } from './parse-option.ts';
import { withStore } from './with-store.ts';

interface AddOptions {
  email: string;
  name: string;
  role: string;
  password?: string;
}

const ADD_EXAMPLES = `
Examples:
  $ porchlight user add --name "Grace Hopper" --email grace@example.com --role agent
  $ porchlight user add --name Root --email root@example.com --role admin --password "$PASSWORD"`;

/** `porchlight user …`: people who sign in to the console. */
export function userCommand(): Command {
  const user = new Command('user').description('Add people who sign in to the console, reset their passwords.');
  user
    .command('add')
    .description('Add a person. Prints a temporary password, to be changed at the first sign-in.')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'how customers and colleagues see them')
    .requiredOption('--role <role>', `${ROLES.join(', ')}, or the name of an own role`)
    .option('--password <password>', 'a password of their choice instead of a temporary one')
    .addHelpText('after', ADD_EXAMPLES)
    .action(addUser);
  user
    .command('reset-password')
    .description('Give a person a new temporary password and end their sessions.')
    .argument('<email>', 'what they sign in with')
    .addHelpText('after', '\nExample:\n  $ porchlight user reset-password grace@example.com')
    .action(resetPassword);
  return user;
}

async function addUser(options: AddOptions): Promise<void> {
  const person = {
    email: parseOption(emailSchema, options.email, '--email'),
    name: parseOption(nameSchema, options.name, '--name'),
  };
  const { password } = options;
  const problem = password === undefined ? null : passwordProblem(password, { email: person.email });
  if (problem !== null) throw new AppError('invalid_payload', `--password ${problem}`);
  await withStore(async ({ store }) => {
    const { accounts, roles } = createAuth(store, systemClock);
    const all = await roles.all();
    const role = all.find(({ id, name }) => id === options.role || name.toLowerCase() === options.role.toLowerCase());
    if (!role) throw new AppError('invalid_payload', `--role must be one of ${all.map(({ id, name, builtIn }) => (builtIn ? id : `"${name}"`)).join(', ')}`);
    const account = { ...person, role: role.id };
    const temporary = password === undefined ? (await accounts.add(account)).temporaryPassword : null;
    if (password !== undefined) await accounts.addWithPassword(account, password);
    console.log(`Added ${account.name}, ${account.email}, ${role.builtIn ? role.id : role.name}.`);
    if (temporary !== null) console.log(`Temporary password: ${temporary}`);
  });
}

async function resetPassword(given: string): Promise<void> {
  const email = parseOption(emailSchema, given, 'The e-mail address');
  await withStore(async ({ store }) => {
    const { accounts, users } = createAuth(store, systemClock);
    const user = await users.findByEmail(email);
    if (!user) throw new AppError('not_found', `There is nobody with the e-mail address ${email}.`);
    console.log(`Temporary password: ${await accounts.resetPassword(user.id)}`);
  });
}
