/** What the bot says, in one language. Plain words; it never pretends to be a person. `{…}` is filled in. */
export interface BotWords {
  answer: string;
  chosen: string;
  /** Before an answer, where the message held several questions. */
  about: string;
  /** After "yes" to "did this help?". */
  gladItHelped: string;
  clarify: string;
  nextAfterNo: string;
  whichOne: string;
  nothing: string;
  already: string;
  noMoreAfterNo: string;
  /** Questions of a message that found no answer while others did. */
  nothingAbout: string;
  /** Questions beyond those that are answered at once. */
  tooMany: string;
  /** Asks for a field. */
  field: string;
  fieldExample: string;
  fieldWrong: string;
  /** The button, and the message it sends, that refuses a field. */
  skip: string;
  noted: string;
  handingOver: string;
  distress: string;
  danger: string;
  cancelled: string;
  /** When people are there. */
  here: string;
  openButAway: string;
  closedUntil: string;
  closed: string;
  awayUnknown: string;
  openUntil: string;
  askPerson: string;
  today: string;
  tomorrow: string;
  on: string;
  /** Behind a time that is not in the customer's own zone. */
  inZone: string;
}
