import type { ledgerContract } from '../../protocol/ledger-contract.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { AnswerLedger } from './create-answer-ledger.ts';

/** What editors ask of the ledger. AppError `forbidden` for roles without articles. */
export function ledgerCommands({ lists, changes, articles }: Pick<AnswerLedger, 'lists' | 'changes' | 'articles'>): Pick<StaffHandlers, keyof typeof ledgerContract> {
  /** The handler, for editors only. */
  const forEditors =
    <Input, Output>(work: (input: Input, user: StaffContext['user']) => Promise<Output>) =>
    async ({ user }: StaffContext, input: Input): Promise<Output> => {
      if (!can(user, 'articles')) throw new AppError('forbidden', 'Your role does not include articles.');
      return work(input, user);
    };
  return {
    'ledger.gaps': forEditors((query) => lists.gaps(query)),
    'ledger.gap': forEditors((query) => lists.gap(query)),
    'ledger.articles': forEditors((query) => lists.articles(query)),
    'ledger.questions': forEditors((query) => lists.questions(query)),
    'ledger.dismiss': forEditors(async ({ gap, reason, note, days }, user) => ({ gap: await changes.dismiss(gap, { reason, note }, user, days) })),
    'ledger.reopen': forEditors(async ({ gap, days }) => ({ gap: await changes.reopen(gap, days) })),
    'ledger.draft': forEditors(({ gap, title, questions, clientId, days }, user) => changes.draft(gap, { title, questions, key: clientId }, user, days)),
    'ledger.phrasing': forEditors(({ gap, slug, locale, questions, days }, user) => changes.phrasing(gap, { slug, locale }, questions, user, days)),
    'ledger.find_articles': forEditors(async ({ gap, query, locale, days }) => {
      if (query.trim() !== '') return { articles: await articles.find(query, locale) };
      const { found } = await lists.gap({ gap, days, limit: 1 });
      return { articles: await articles.named(found.map(({ slug }) => slug), locale) };
    }),
  };
}
