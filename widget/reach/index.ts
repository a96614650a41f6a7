/** How the customer is reached when they are gone: fetched when it is first needed. */
export { ReachCard } from './reach-card.tsx';
export { ReachNotice } from './reach-notice.tsx';
