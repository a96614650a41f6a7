/** The door of the knowledge base: articles, and the engine that answers from them. */
export type { Article, ArticleContent, ArticleState } from './article.ts';
export { ARTICLE_STATES } from './article.ts';
export { articleCommands } from './article-commands.ts';
export type { ArticleInput } from './article-input.ts';
export { articleInputSchema } from './article-input.ts';
export { IMPORT_MAX } from './article-limits.ts';
export type { ArticleKey, ArticleQuery } from './article-store.ts';
export { articleIndexes } from './article-store.ts';
export type { FolderCheck } from './check-articles.ts';
export { checkArticles } from './check-articles.ts';
export type { KnowledgeBase, KnowledgeBaseParts } from './create-knowledge-base.ts';
export { createKnowledgeBase } from './create-knowledge-base.ts';
export type { AnswerCandidate, AnswerEngine, AnswerResult, AskOptions, Quotation } from './engine/answer-engine.ts';
export type { ExportedFile } from './export-articles.ts';
export { writeFiles } from './export-articles.ts';
export type { ImportReport, ImportRequest } from './import-articles.ts';
export type { FolderReport } from './import-folder.ts';
export { importFolder } from './import-folder.ts';
