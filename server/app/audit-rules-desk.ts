/** What stands in the audit log of the smaller things people keep together: texts, macros, views, tags, snippets, sessions. */
import type { AuditRules } from './audit-rules.ts';

const setting = (id: string, name: string) => ({ kind: 'setting', id, name }) as const;

/** The rules for what needs no look at the state before: the log of the thing itself, or its list, tells that. */
export const deskAuditRules: AuditRules = {
  'people.end_sessions': { note: ({ id, session }) => ({ action: 'session.ended', object: { kind: 'person', id, name: null }, after: { sessions: session === null ? 'all' : 'one' } }) },
  'people.invite_again': { note: (_input, { person }) => ({ action: 'person.invited_again', object: { kind: 'person', id: person.id, name: person.name } }) },
  'mail.change': { note: ({ settings }) => ({ action: 'mail.changed', object: { kind: 'mail', id: 'mail', name: 'E-mail' }, after: settings }) },
  'finding_settings.change': { note: ({ teamsOnly }) => ({ action: 'setting.changed', object: setting('finding', 'Who sees which conversations'), after: { teamsOnly } }) },
  'tag_list.change': { note: ({ key, name, color }) => ({ action: 'setting.changed', object: setting('tags', `Tag ${name}`), after: { tag: key, color } }) },
  'tag_list.merge': { note: ({ key, into }) => ({ action: 'setting.changed', object: setting('tags', `Tag ${key}`), after: { standsFor: into ?? 'itself' } }) },
  'canned.save': { note: ({ id }, { response }) => ({ action: 'canned_response.saved', object: { kind: 'canned_response', id, name: response.name }, after: { scope: response.scope } }) },
  'canned.remove': { note: ({ id }) => ({ action: 'canned_response.removed', object: { kind: 'canned_response', id, name: null } }) },
  'macros.save': { note: ({ id }, { macro }) => ({ action: 'macro.saved', object: { kind: 'macro', id, name: macro.name }, after: { scope: macro.scope } }) },
  'macros.remove': { note: ({ id }) => ({ action: 'macro.removed', object: { kind: 'macro', id, name: null } }) },
  'views.save': { note: (_input, { view }) => ({ action: 'view.saved', object: { kind: 'view', id: view.id, name: view.name } }) },
  'views.remove': { note: (_input, { view }) => ({ action: 'view.removed', object: { kind: 'view', id: view.id, name: view.name } }) },
  'synonyms.save': { note: (_input, { revision }) => ({ action: 'setting.changed', object: setting('synonyms', 'Synonyms'), after: { revision } }) },
  'snippets.save': { note: (_input, { snippet }) => ({ action: 'setting.changed', object: setting('snippets', `Snippet ${snippet.name}`), after: { version: snippet.version } }) },
  'snippets.rename': { note: ({ name }, { snippet }) => ({ action: 'setting.changed', object: setting('snippets', `Snippet ${snippet.name}`), before: { name }, after: { name: snippet.name } }) },
  'snippets.remove': { note: ({ name }) => ({ action: 'setting.changed', object: setting('snippets', `Snippet ${name}`), after: { removed: true } }) },
  'articles.change_settings': { note: (_input, { settings }) => ({ action: 'setting.changed', object: setting('articles', 'Rules of the editors’ desk'), after: settings }) },
  'categories.remove': { note: ({ id, to }) => ({ action: 'setting.changed', object: setting('categories', `Category ${id}`), after: { removed: true, articlesTo: to } }) },
};
