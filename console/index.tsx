/** The console in a browser: puts the parts together and draws them. */
import { render } from 'preact';
import { ConsoleApp } from './app/console-app.tsx';
import deskStyles from './app/desk.css';
import { createHttp } from './app/http.ts';
import { browserStore } from './app/key-value-store.ts';
import { createRouter } from './app/router.ts';
import { openStaffClient } from './app/staff-client.ts';
import { sendFile, uploadFile } from './app/upload.ts';
import ledgerStyles from './answer-ledger/answer-ledger.css';
import editorStyles from './article-editor/article-editor.css';
import shelfStyles from './article-shelf/article-shelf.css';
import articleStyles from './articles/articles.css';
import { createAttentionSettings } from './attention/attention-settings.ts';
import callBackStyles from './call-backs/call-backs.css';
import chatArticleStyles from './chat-articles/chat-articles.css';
import composerStyles from './composer/composer.css';
import contactStyles from './contacts/contacts.css';
import conversationStyles from './conversations/conversation.css';
import routingStyles from './routing/routing.css';
import listStyles from './lists/lists.css';
import gateStyles from './session/gate.css';
import { createSessionModel } from './session/session-model.ts';
import settingsStyles from './settings/settings.css';
import shellStyles from './shell/shell.css';
import { createTheme } from './shell/theme.ts';
import { adoptStyles } from './styles/adopt-styles.ts';
import supervisionStyles from './supervision/supervision.css';
import surveyStyles from './surveys/surveys.css';

adoptStyles([gateStyles, shellStyles, deskStyles, conversationStyles, contactStyles, listStyles, composerStyles, callBackStyles, chatArticleStyles, surveyStyles, settingsStyles, articleStyles, editorStyles, ledgerStyles, shelfStyles, supervisionStyles, routingStyles]);

const http = createHttp((input, init) => fetch(input, init));
const storage = browserStore(window);
const session = createSessionModel(http);
const world = {
  http,
  upload: uploadFile,
  sendFile,
  storage,
  session,
  router: createRouter(window),
  theme: createTheme(storage, document.documentElement),
  attention: createAttentionSettings(storage),
  openClient: openStaffClient,
};

const root = document.getElementById('app');
if (root) render(<ConsoleApp world={world} />, root);
void session.check();
