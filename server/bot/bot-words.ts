/** What the bot says. Plain words; it never pretends to be a person. */
export const BOT_WORDS = {
  answer: 'Here is what I found about that.',
  chosen: 'Here is what I know about that.',
  clarify: 'Did you mean one of these?',
  nextAfterNo: 'Sorry that this did not help. Perhaps one of these does?',
  nothing: 'I did not find an answer to that. You can put it in other words, or talk to a person at any time.',
  already: 'That is all I know about this. You can put your question in other words, or talk to a person at any time.',
  noMoreAfterNo: 'Sorry that this did not help, and I know nothing better. A person can: choose “Talk to a person”.',
} as const;
