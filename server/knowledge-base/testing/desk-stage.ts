import type { articlesContract } from '../../../protocol/articles-contract.ts';
import type { CommandInput, CommandOutput } from '../../../protocol/command.ts';
import type { goldenContract } from '../../../protocol/golden-contract.ts';
import type { UserId } from '../../../protocol/ids.ts';
import type { Role } from '../../../protocol/roles.ts';
import { staffContract } from '../../../protocol/staff-contract.ts';
import type { StaffContract } from '../../../protocol/staff-contract.ts';
import { manualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import { parseInput } from '../../kernel/parse-input.ts';
import type { StaffContext } from '../../realtime/handlers.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { articleIndexes } from '../article-store.ts';
import { createKnowledgeBase } from '../create-knowledge-base.ts';
import { deskCommands } from '../desk/desk-commands.ts';
import { deskIndexes } from '../desk/desk-indexes.ts';
import { shelfIndexes } from '../shelf/shelf-indexes.ts';
import { standardGrants } from '../../../protocol/roles.ts';

type DeskName = keyof typeof articlesContract | keyof typeof goldenContract;

/** A person at the desk; what they ask goes through the contract's parser, as over the wire. */
export interface DeskPerson {
  id: UserId;
  name: string;
  role: Role;
  ask<K extends DeskName>(name: K, input: CommandInput<StaffContract, K>): Promise<CommandOutput<StaffContract, K>>;
}

/** A desk over a store of its own, with a clock that tests move, and people at it. */
export async function deskStage() {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...articleIndexes, ...deskIndexes, ...shelfIndexes], silentLogger);
  const clock = manualClock();
  /** Another process over the same store. */
  const node = () => createKnowledgeBase({ store, clock, logger: silentLogger });
  const knowledge = node();
  await knowledge.refresh();
  const reviewers: { id: UserId; name: string }[] = [];
  const commands = deskCommands(knowledge.desk, async () => reviewers);

  function person(name: string, role: Role = 'editor'): DeskPerson {
    const id = name.padEnd(22, '0') as UserId;
    if (role === 'editor' || role === 'admin') reviewers.push({ id, name });
    const here: DeskPerson = {
      id, name, role,
      ask: (command, input) => {
        const user = { id, name, email: `${name}@example.com`, role: here.role, permissions: standardGrants(here.role) };
        const context: StaffContext = { user, sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined };
        return (commands[command] as (context: StaffContext, input: unknown) => Promise<never>)(context, parseInput(staffContract[command].input, input));
      },
    };
    return here;
  }

  return {
    store, clock, knowledge, node, person,
    async close() {
      await knowledge.close();
      await store.close();
    },
  };
}

/** The stage. */
export type DeskStage = Awaited<ReturnType<typeof deskStage>>;

let made = 0;

/** An article in force, made as an editor makes one. */
export async function publishedArticle(editor: DeskPerson, content: CommandInput<StaffContract, 'article.create'>['content'] & { title: string }) {
  made += 1;
  const { article, draft } = await editor.ask('article.create', { content, clientId: `made-by-test-${made}` });
  return publishNow(editor, article.id, draft.rev);
}

/** Publishes, whatever the golden set says. */
export async function publishNow(editor: DeskPerson, article: string, rev: number, why = '') {
  const first = await editor.ask('article.publish', { article, rev, why });
  const answer = first.published || first.reason === 'clash' ? first : await editor.ask('article.publish', { article, rev, why, trial: first.trial.id, acceptWorse: true });
  if (!answer.published) throw new Error(`not published: ${answer.reason}`);
  return answer.article;
}
