/**
 * Agents look articles up while they talk to a customer, their own ones included, and pass parts of public ones on. What
 * they have explained themselves they propose as an article: masked, for an editor to look over.
 */
import type { ArticleProposal, ArticleSuggestion, ChatArticle, ChatPassage } from '../../protocol/chat-articles-contract.ts';
import type { PersonRef } from '../../protocol/article-desk.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { TITLE_MAX } from '../../protocol/article-limits.ts';
import type { Standing } from '../contacts/index.ts';
import type { EventStore } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import { maskText } from '../kernel/mask-text.ts';
import type { Article, KnowledgeBase } from '../knowledge-base/index.ts';
import { isFor, readArticleFor, passagesOf } from '../knowledge-base/index.ts';

/** What it stands on. */
export interface ChatArticlesParts {
  knowledge: Pick<KnowledgeBase, 'engine' | 'search' | 'findSlugs' | 'findIds' | 'desk'>;
  peek(conversation: ConversationId): Promise<ConversationState>;
  events: Pick<EventStore, 'readAfter'>;
  /** The tier of a conversation's customer, and whether they have shown who they are. */
  standingOf(state: ConversationState): Promise<Standing>;
  /** Where customers read an article; null where they cannot. */
  addressOf(slug: string, locale: string): Promise<string | null>;
}

/** A proposal as an agent sends it. */
export interface SentProposal extends Omit<ArticleProposal, 'locale'> {
  conversation: ConversationId;
  clientId: string;
  to?: string | undefined;
  note: string;
}

/** Articles beside a conversation. Unknown conversations and articles are AppError `not_found`. */
export interface ChatArticles {
  /** With a conversation, articles for tiers say whether they fit its customer. */
  search(query: string, locale: string, conversation?: ConversationId): Promise<readonly ChatArticle[]>;
  read(slug: string, locale: string, conversation?: ConversationId): Promise<{ article: ChatArticle; passages: readonly ChatPassage[] }>;
  suggest(conversation: ConversationId): Promise<{ question: string | null; suggestions: readonly ArticleSuggestion[] }>;
  beginProposal(conversation: ConversationId): Promise<ArticleProposal>;
  propose(proposal: SentProposal, by: PersonRef): Promise<string>;
  /** Those of the slugs that the customer of a conversation may read. */
  publicSlugs(slugs: readonly string[], conversation: ConversationId): Promise<readonly string[]>;
}

const SUGGESTED_MAX = 3;
/** Events of a conversation that a proposal is made from. */
const EVENTS_MAX = 1_000;
/** Customers' messages that become example questions. */
const QUESTIONS_MAX = 3;

/** Articles beside a conversation, over the knowledge base and the log. */
export function createChatArticles({ knowledge, peek, events, standingOf, addressOf }: ChatArticlesParts): ChatArticles {
  const show = async ({ id, slug, locale, title, summary, audience, tiers }: Article, standing: Standing | null): Promise<ChatArticle> => ({
    id, slug, locale, title, summary, audience, tiers: audience === 'tiers' ? tiers : [],
    fits: audience === 'tiers' && standing !== null ? fitOf({ audience, tiers }, standing) : null,
    address: audience === 'public' ? await addressOf(slug, locale) : null,
  });
  const standingIn = async (conversation: ConversationId | undefined): Promise<Standing | null> => (conversation === undefined ? null : standingOf(await existing(conversation)));

  /** In the order of the slugs, each in the nearest language. */
  async function shown(slugs: readonly string[], locale: string): Promise<Article[]> {
    const found = await knowledge.findSlugs(slugs);
    return slugs.flatMap((slug) => readArticleFor(found.filter((article) => article.slug === slug), locale) ?? []);
  }

  async function existing(conversation: ConversationId): Promise<ConversationState> {
    const state = await peek(conversation);
    if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
    return state;
  }

  /** What was said, as the agents' view has it. */
  async function said(conversation: ConversationId): Promise<{ asked: string[]; answered: string[] }> {
    const all = await events.readAfter(conversation, 0, EVENTS_MAX);
    const asked: string[] = [];
    const answered: string[] = [];
    for (const event of all) {
      if (event.type !== 'message.posted') continue;
      if (event.actor.kind === 'visitor' && event.data.article === undefined) asked.push(event.data.text);
      else if (event.actor.kind === 'agent') answered.push(event.data.text);
    }
    return { asked, answered };
  }

  return {
    async search(query, locale, conversation) {
      const standing = await standingIn(conversation);
      const found = await knowledge.search(query, locale, 'agents');
      return Promise.all((await shown(found.map(({ slug }) => slug), locale)).map((article) => show(article, standing)));
    },
    async read(slug, locale, conversation) {
      const [article] = await shown([slug], locale);
      if (article === undefined) throw new AppError('not_found', 'There is no such article.');
      return { article: await show(article, await standingIn(conversation)), passages: passagesOf(article.body) };
    },
    async suggest(conversation) {
      const state = await existing(conversation);
      const { asked } = await said(conversation);
      const question = asked.at(-1) ?? state.question ?? null;
      if (question === null) return { question, suggestions: [] };
      const { candidates } = await knowledge.engine.ask(question, { locale: state.locale, audience: 'agents' });
      const articles = new Map((await shown(candidates.map(({ slug }) => slug), state.locale)).map((article) => [article.slug, article]));
      const standing = await standingOf(state);
      const suggestions: ArticleSuggestion[] = [];
      for (const { slug, confidence, why } of candidates.slice(0, SUGGESTED_MAX)) {
        const article = articles.get(slug);
        if (article !== undefined) suggestions.push({ article: await show(article, standing), confidence, words: why.words, nearestQuestion: why.nearestQuestion });
      }
      return { question, suggestions };
    },
    async beginProposal(conversation) {
      const state = await existing(conversation);
      const { asked, answered } = await said(conversation);
      const questions = [...new Set([state.question ?? '', ...asked].map((text) => maskText(text).replace(/\s+/g, ' ').trim()))].filter((text) => text.length > 8 && text.length <= 500).slice(0, QUESTIONS_MAX);
      return { title: (questions[0] ?? '').slice(0, TITLE_MAX), questions, body: answered.map(maskText).join('\n\n'), locale: state.locale };
    },
    async propose({ conversation, clientId, to, title, questions, body, note }, by) {
      const state = await existing(conversation);
      const origin = { kind: 'conversation', id: conversation } as const;
      const masked = { questions: questions.map(maskText), body: maskText(body) };
      if (to === undefined) {
        const content = { title: maskText(title), ...masked };
        const { article } = await knowledge.desk.create({ locale: state.locale, content, origin, proposal: { note: maskText(note) }, clientId }, by);
        return article.id;
      }
      const [article] = await knowledge.findIds([to]);
      if (article === undefined) throw new AppError('not_found', 'There is no such article.');
      const change = {
        body: masked.body === '' ? article.body : `${article.body.trimEnd()}\n\n## ${maskText(title)}\n\n${masked.body}`,
        questions: [...new Set([...article.questions, ...masked.questions])],
      };
      await knowledge.desk.propose({ article: to, change, note: maskText(note), origin }, by);
      return to;
    },
    async publicSlugs(slugs, conversation) {
      const [found, standing] = await Promise.all([knowledge.findSlugs(slugs), standingIn(conversation)]);
      const mayRead = (article: Article): boolean => article.audience === 'public' || (standing !== null && article.audience === 'tiers' && fitOf(article, standing) === 'yes');
      return slugs.filter((slug) => found.some((article) => article.slug === slug && article.state === 'published' && mayRead(article)));
    },
  };
}

/** Whether an article for tiers is for a customer of this standing. */
function fitOf(article: Pick<Article, 'audience' | 'tiers'>, { tier, proven }: Standing): NonNullable<ChatArticle['fits']> {
  if (tier === null || !isFor(article, { tier })) return 'no';
  return proven ? 'yes' : 'unproven';
}
