/** The door of the help site: articles for everybody at `/help`, without a sign-in and without scripts. */
export { createHelpSite } from './create-help-site.ts';
export type { HelpSiteDomain, HelpSiteNeeds } from './create-help-site.ts';
export type { HelpArticle, HelpSearch, HelpShelf, HelpSources, HelpVote } from './help-sources.ts';
export { helpSiteMounts } from './help-site-routes.ts';
export { helpSettingsCommands } from './settings/help-settings-commands.ts';
export type { HelpSettings } from './settings/help-settings.ts';
export { createHelpSettings } from './settings/help-settings.ts';
export { createHelpSettingsStore } from './settings/help-settings-store.ts';
export { knowledgeBaseSources } from './knowledge-base-sources.ts';
