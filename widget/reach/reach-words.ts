/** What the widget says about reaching a customer who is gone. Loaded with what shows it, so that the panel opens quickly. */
export const REACH_WORDS = {
  emailAsk: 'Leave your e-mail address in case you are gone when we answer.',
  emailUse: 'The team sees it in this chat and uses it to answer you, for nothing else.',
  emailGive: 'Leave address',
  emailWrong: 'This does not look like an e-mail address, such as name@example.com.',
  emailGiven: 'The team can reach you at {email}.',
  emailChange: 'Change',
  emailCancel: 'Cancel',
  emailSent: 'What you have not seen yet was sent to {email}.',
  transcriptSend: 'Send this chat there',
  transcriptSent: 'This chat was sent to {email}.',
  transcriptFailed: 'The chat could not be sent: {reason}',
  callOffer: 'Be called back instead',
  callPhone: 'Phone number',
  callPhoneHint: 'With the country code, such as +353 1 555 0100',
  callPhoneWrong: 'This does not look like a phone number. Write it with its country code, such as +353 1 555 0100.',
  callWhen: 'When',
  callSoon: 'As soon as possible',
  callTimeGone: 'This time is no longer free. Choose another one.',
  callAsk: 'Ask for a call',
  callPlanned: 'We will call you at {phone}: {time}.',
  callPlannedSoon: 'We will call you at {phone} as soon as somebody is there.',
};

/** The wording about being reached. */
export type ReachWords = typeof REACH_WORDS;
