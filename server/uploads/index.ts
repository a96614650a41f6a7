/** The door of uploads: files that people send, kept for those who show them. */
export type { OpenFile, Upload, UploadLimits, Uploads } from './create-uploads.ts';
export { createUploads } from './create-uploads.ts';
export { fileAddress, filesIn } from './file-name.ts';
export type { FileRoutesParts } from './file-routes.ts';
export { fileRoutes, sendFile } from './file-routes.ts';
export type { FileKind } from './file-kind.ts';
export { fileKind } from './file-kind.ts';
export { readMultipart } from './read-multipart.ts';
export { uploadRoutes } from './upload-routes.ts';
export type { UploaderOf } from './upload-routes.ts';
export { createUploadStore, uploadIndexes } from './upload-store.ts';
