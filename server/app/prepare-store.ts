import { ledgerIndexes } from '../answer-ledger/index.ts';
import { keptAnswerIndexes } from '../api/index.ts';
import { feedbackIndexes } from '../article-feedback/index.ts';
import { auditIndexes } from '../audit/index.ts';
import { authIndexes } from '../auth/index.ts';
import { keptIndexes } from '../canned-responses/index.ts';
import { draftIndexes } from '../composer-drafts/index.ts';
import { callBackIndexes } from '../call-backs/index.ts';
import { conversationIndexes, eventIndexes } from '../conversations/index.ts';
import { customerIndexes } from './compose-contacts.ts';
import { findingIndexes } from './compose-finding.ts';
import type { Logger } from '../kernel/log.ts';
import { outboxIndexes, threadIndexes } from '../mail/index.ts';
import { articleIndexes, deskIndexes, lessonIndexes, shelfIndexes, syncIndexes, vectorIndexes } from '../knowledge-base/index.ts';
import { tagIndexes } from '../messages/index.ts';
import { presenceIndexes } from '../presence/index.ts';
import { routingIndexes } from '../routing/index.ts';
import { missedIndexes } from '../notifications/index.ts';
import { assertNotRestoring } from '../storage/backup/restore-mark.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { IndexSpec } from '../storage/indexes.ts';
import { runMigrations } from '../storage/migrations/run-migrations.ts';
import type { Store } from '../storage/store.ts';
import { boardIndexes } from '../supervision/index.ts';
import { surveyIndexes } from '../surveys/index.ts';
import { teamConversationIndexes } from '../teams/index.ts';
import { uploadIndexes } from '../uploads/index.ts';

/** The indexes of every collection. */
export const ALL_INDEXES: readonly IndexSpec[] = [
  ...eventIndexes,
  ...conversationIndexes,
  ...surveyIndexes,
  ...teamConversationIndexes,
  ...customerIndexes,
  ...findingIndexes,
  ...authIndexes,
  ...presenceIndexes,
  ...articleIndexes,
  ...deskIndexes,
  ...shelfIndexes,
  ...syncIndexes,
  ...uploadIndexes,
  ...tagIndexes,
  ...draftIndexes,
  ...keptIndexes('canned_responses'),
  ...keptIndexes('macros'),
  ...feedbackIndexes,
  ...lessonIndexes,
  ...vectorIndexes,
  ...ledgerIndexes,
  ...keptAnswerIndexes,
  ...outboxIndexes,
  ...threadIndexes,
  ...callBackIndexes,
  ...auditIndexes,
  ...routingIndexes,
  ...boardIndexes,
  ...missedIndexes,
];

/** Brings the database up to this version: migrations first, then indexes. Throws StartError where that cannot be. */
export async function prepareStore({ connection }: Store, log: Logger): Promise<void> {
  await assertNotRestoring(connection);
  await runMigrations(connection, { log });
  await ensureIndexes(connection, ALL_INDEXES, log);
}
