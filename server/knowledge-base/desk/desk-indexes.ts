import { draftIndexes } from '../drafts/draft-store.ts';
import { editorPresenceIndexes } from '../drafts/editor-presence-store.ts';
import { goldenIndexes } from '../golden/golden-store.ts';
import { versionIndexes } from '../versions/version-store.ts';

/** The indexes of everything around the articles in force. */
export const deskIndexes = [...draftIndexes, ...versionIndexes, ...editorPresenceIndexes, ...goldenIndexes];
