import type { RequestHandler } from 'express';
import { attachmentRoutes, isChatFile } from '../attachments/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { AppError } from '../kernel/errors.ts';
import { ARTICLE_FILES, folderFiles, importRoutes, readIncoming } from '../knowledge-base/index.ts';
import { fileRoutes, uploadRoutes } from '../uploads/index.ts';
import { can } from '../../protocol/roles.ts';
import { articleImages } from './article-images.ts';
import type { Domains } from './compose-domains.ts';

/** Files over HTTP: where editors send them, and where everybody gets what articles show. */
export function composeFiles({ attachments, auth, helpSettings, knowledgeBase, uploads }: Pick<Domains, 'attachments' | 'auth' | 'helpSettings' | 'knowledgeBase' | 'uploads'>): { consoleApi: readonly RequestHandler[]; mounts: readonly Mount[] } {
  const images = articleImages(uploads);
  const transfers = importRoutes({
    editorOf: async (request) => {
      const { user } = await auth.sessions.require(request.get('cookie'));
      if (!can(user, 'articles.publish')) throw new AppError('forbidden', 'Your role does not include publishing articles.');
      return { kind: 'import', id: user.id, name: user.name };
    },
    begin: async (files) => knowledgeBase.imports.begin(await readIncoming(files, images)),
    exported: async () => folderFiles(await knowledgeBase.exportFiles(), images),
  });
  const sending = uploadRoutes(
    uploads,
    async (request) => {
      const { user } = await auth.sessions.require(request.get('cookie'));
      if (!can(user, 'articles')) throw new AppError('forbidden', 'Your role does not include articles.');
      return { id: user.id, name: user.name };
    },
    ARTICLE_FILES,
  );
  const router = fileRoutes({
    uploads,
    isPublic: ({ id, purpose }) => !isChatFile(purpose) && (knowledgeBase.showsFile(id) || helpSettings.showsFile(id)),
    isStaff: async (request, { purpose }) => {
      const session = await auth.sessions.fromCookie(request.get('cookie'));
      return session !== null && (!isChatFile(purpose) || can(session.user, 'desk'));
    },
  });
  return { consoleApi: [sending, transfers], mounts: [{ path: '/files', router, jsonLimitBytes: null }, { path: '/chat-files', router: attachmentRoutes(attachments), jsonLimitBytes: null }] };
}
