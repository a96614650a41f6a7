/** The audit log in plain words. */
import type { AuditActor, AuditEntry, AuditKind } from '../../protocol/audit-contract.ts';

/** What entries are about, as the filter names it. */
export const KIND_WORDS: Readonly<Record<AuditKind, string>> = {
  person: 'People',
  role: 'Roles',
  team: 'Teams',
  session: 'Sign-ins and sessions',
  token: 'API tokens',
  inbox: 'Inboxes',
  topics: 'Topics',
  hours: 'Opening hours',
  routing: 'Routing',
  article: 'Articles',
  help_site: 'Help site',
  conversation: 'Conversations',
  contact: 'Contacts',
  canned_response: 'Canned responses',
  macro: 'Macros',
  view: 'Views',
  mail: 'E-mail',
  export: 'Exports',
  setting: 'Other settings',
};

/** What is put before the thing's name: "changed the inbox". */
const VERBS: Readonly<Record<string, string>> = {
  'person.password_reset': 'reset the password of',
  'person.password_changed': 'changed the password of',
  'person.invitation_revoked': 'took back the invitation of',
  'person.second_factor_on': 'switched on the second factor of',
  'person.second_factor_off': 'switched off the second factor of',
  'person.second_factor_reset': 'reset the second factor of',
  'person.recovery_renewed': 'renewed the recovery codes of',
  'person.status_set': 'set the status of',
  'session.signed_in': 'signed in',
  'session.refused': 'could not sign in',
  'session.locked': 'was locked out after too many attempts to sign in',
  'session.ended': 'ended sessions of',
  'token.made': 'made the API token',
  'token.revoked': 'revoked the API token',
  'inbox.changed': 'changed the inbox',
  'topics.changed': 'changed the topics of',
  'hours.changed': 'changed the opening hours of',
  'mail.changed': 'changed the settings of mail',
  'transcript.sent': 'sent the transcript to the customer of',
  'help_site.changed': 'changed the help site',
  'article.changed_many': 'changed',
  'article.imported': 'imported articles:',
  'conversation.viewed': 'looked at the conversation with',
  'conversation.watched': 'watched the conversation with',
  'conversation.taken_over': 'took over the conversation with',
  'contact.viewed': 'looked at the customer',
  'audit.exported': 'exported the',
};

/** Who did it. */
export function actorWords(actor: AuditActor): string {
  switch (actor.kind) {
    case 'system':
      return 'Porchlight';
    case 'token':
      return `${actor.name}, by the API token “${actor.token}”`;
    case 'person':
    case 'unknown':
      return actor.name;
  }
}

/** What was done, in words that follow the person's name; the thing's name comes after them. */
export function actionWords({ action, object }: Pick<AuditEntry, 'action' | 'object'>): string {
  const known = VERBS[action];
  if (known !== undefined) return known;
  const [, verb = action] = action.split('.');
  if (action.startsWith('api.')) return `called ${verb} on`;
  return `${verb.replaceAll('_', ' ')} the ${object.kind.replaceAll('_', ' ')}`;
}

/** The path of a field as people read it: "look.launcherLabel" becomes "Look, launcher label". */
export function fieldWords(field: string): string {
  const words = field
    .split('.')
    .map((part) => part.replaceAll('_', ' ').replace(/([a-z0-9])([A-Z])/g, (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`))
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
