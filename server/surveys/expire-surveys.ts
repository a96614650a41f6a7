import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { WriteSurvey } from './survey-projection.ts';
import type { SurveyStore } from './survey-store.ts';

/** Surveys that one sweep lets expire at most. */
const BATCH = 200;

/** What expiry stands on. */
export interface ExpiryParts {
  log: Pick<ConversationLog, 'append' | 'read'>;
  store: Pick<SurveyStore, 'findDue'>;
  write: WriteSurvey;
}

/**
 * Closes the surveys whose time is over at `now` (milliseconds since the Unix epoch); answers given stay. Returns how
 * many were due; throws what one of them met after all were tried. Any number of nodes may do this at once: each survey
 * expires in the log, once.
 */
export async function expireSurveys({ log, store, write }: ExpiryParts, now: number): Promise<number> {
  const due = await store.findDue(now, BATCH);
  const expire = async (conversation: ConversationId, resolutionSeq: number): Promise<ConversationState> => {
    const clientId = `survey-expiry.${resolutionSeq}`;
    const command = { kind: 'expire_survey', resolutionSeq } as const;
    try {
      return (await log.append({ conversation, actor: { kind: 'system', id: 'survey' }, clientId, command })).state;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      // Closed meanwhile; the document lags behind and is brought up to date, or it would be due for ever.
      return (await log.read(conversation)).state;
    }
  };
  const outcomes = await Promise.allSettled(
    due.map(async ({ conversation, resolutionSeq }) => write(await expire(conversation, resolutionSeq), resolutionSeq)),
  );
  // One that cannot be closed must not keep the others open.
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return due.length;
}
