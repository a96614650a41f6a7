import type { InboxSettings } from '../../protocol/inboxes.ts';
import { onColor } from '../../protocol/contrast.ts';

/** The key of the inbox that is there from the first start. */
export const DEFAULT_INBOX = 'main';

/** Of 100 answers that the bot gives, so many shall be right, where the owner says nothing else. */
export const DEFAULT_PROMISE = 0.95;

const COLOR = '#1f5c4d';

/** The sample company's inbox, made at the first start so that there is something to try. */
export const defaultInbox: InboxSettings = {
  key: DEFAULT_INBOX,
  companyName: 'Harbour & Pine',
  greeting: 'Hello! Ask us about orders, delivery, returns or our gear.',
  color: COLOR,
  onColor: onColor(COLOR),
  hasBot: true,
  origins: [],
  surveyOn: true,
  surveyAfterAbsence: false,
  active: true,
  team: null,
  promise: DEFAULT_PROMISE,
  topics: [
    { label: 'Where is my order?', text: 'Where is my order?' },
    { label: 'Return something', text: 'How do I return something?' },
    { label: 'Delivery times', text: 'How long does delivery take?' },
    { label: 'Payment', text: 'Which ways to pay are there?' },
  ],
};
