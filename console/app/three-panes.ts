/** Below this there is no room for three panes side by side; the same number stands in desk.css. */
const THREE_PANES = '(min-width: 1180px)';

/** Whether a list, a conversation and what stands beside it fit next to each other; `change` tells when that changes. */
export const threePanes = (): MediaQueryList => window.matchMedia(THREE_PANES);
