/** The icons of the panel. */
export { default as BackIcon } from 'lucide/dist/esm/icons/arrow-left.mjs';
export { default as CloseIcon } from 'lucide/dist/esm/icons/x.mjs';
export { default as AttachIcon } from 'lucide/dist/esm/icons/paperclip.mjs';
export { default as SendIcon } from 'lucide/dist/esm/icons/arrow-up.mjs';
export { default as DownIcon } from 'lucide/dist/esm/icons/arrow-down.mjs';
export { default as DownloadIcon } from 'lucide/dist/esm/icons/download.mjs';
export { default as PersonIcon } from 'lucide/dist/esm/icons/user-round.mjs';
export { default as SearchIcon } from 'lucide/dist/esm/icons/search.mjs';
export { default as NextIcon } from 'lucide/dist/esm/icons/chevron-right.mjs';
