/**
 * A survey asks one customer about one resolution of one conversation. What happened to it (offered, answered step by
 * step, dismissed, expired) are events of that conversation and they are the truth; the document in the collection
 * `surveys` is their projection, kept for lists, figures and whoever reads the database with their own tools.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { SurveyRow } from '../../protocol/staff-contract.ts';
import type { Solved, SurveyState, SurveyStatus, SurveySubject } from '../../protocol/surveys.ts';
import { nextSurveyStep } from '../../protocol/surveys.ts';

/** A survey as it lies in the collection `surveys`. Agent, team and policy are those at the moment of resolution. */
export interface SurveyDocument {
  /** `<conversation>:<resolutionSeq>`: one survey a resolution. */
  _id: string;
  conversation: ConversationId;
  resolutionSeq: number;
  state: SurveyStatus;
  csat: number | null;
  solved: Solved | null;
  nps: number | null;
  comment: string | null;
  agent: UserId | null;
  agentName: string | null;
  team: string | null;
  inbox: string;
  policy: string | null;
  offeredAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  /** When it was completed, dismissed or expired. */
  closedAt: Date | null;
  /** When it will expire, while it is open. */
  expiresAt: Date | null;
  visitor: string | null;
  askNps: boolean;
  /** When the customer was asked NPS, or until when that may still happen; null where they never get or got that far. */
  npsAskedAt: Date | null;
  commented: boolean;
  low: boolean;
  /** The position in the conversation's log that this document reflects; it only moves forward. */
  seq: number;
}

/** A low CSAT is at most this. */
const LOW_CSAT = 2;
/** A low NPS answer is at most this. */
const LOW_NPS = 6;

/** The id of the survey of a resolution. */
export function surveyId(conversation: ConversationId, resolutionSeq: number): string {
  return `${conversation}:${resolutionSeq}`;
}

/** The document of a survey of `conversation`, which expires `expiryMs` after it was offered. */
export function surveyDocument(
  conversation: ConversationState,
  survey: SurveyState,
  subject: SurveySubject,
  expiryMs: number,
): SurveyDocument {
  const { resolutionSeq, status, askNps, csat, solved, nps, comment, offeredAt, startedAt, closedAt } = survey;
  const expiresAt = closedAt === null ? offeredAt + expiryMs : null;
  return {
    _id: surveyId(conversation.id, resolutionSeq),
    conversation: conversation.id,
    resolutionSeq,
    state: status,
    csat,
    solved,
    nps,
    comment,
    agent: subject.agent?.id ?? null,
    agentName: subject.agent?.name ?? null,
    team: subject.team,
    inbox: conversation.inbox,
    policy: subject.policy,
    offeredAt: new Date(offeredAt),
    startedAt: dateOrNull(startedAt),
    completedAt: dateOrNull(status === 'completed' ? closedAt : null),
    closedAt: dateOrNull(closedAt),
    expiresAt: dateOrNull(expiresAt),
    visitor: conversation.visitor,
    askNps,
    npsAskedAt: dateOrNull(npsReachedAt(survey) ?? (askNps ? expiresAt : null)),
    commented: comment !== null,
    low: (csat !== null && csat <= LOW_CSAT) || (nps !== null && nps <= LOW_NPS),
    seq: conversation.seq,
  };
}

/**
 * When the customer got as far as the question for NPS (milliseconds since the Unix epoch), null where not: answering or
 * passing it shows that, and so does having been through all steps before it.
 */
export function npsReachedAt(survey: SurveyState): number | null {
  if (!survey.askNps) return null;
  if (survey.steppedAt.nps !== undefined) return survey.steppedAt.nps;
  return nextSurveyStep(survey) === 'nps' ? Math.max(...Object.values(survey.steppedAt)) : null;
}

/** A survey as the survey page lists it. */
export function surveyRow(document: SurveyDocument): SurveyRow {
  const { _id, conversation, resolutionSeq, state, csat, solved, nps, comment, inbox, agent, agentName } = document;
  return {
    id: _id,
    conversation,
    resolutionSeq,
    state,
    csat,
    solved,
    nps,
    comment,
    agent: agent === null ? null : { id: agent, name: agentName ?? '' },
    inbox,
    offeredAt: document.offeredAt.getTime(),
    startedAt: document.startedAt?.getTime() ?? null,
    completedAt: document.completedAt?.getTime() ?? null,
  };
}

const dateOrNull = (at: number | null): Date | null => (at === null ? null : new Date(at));
