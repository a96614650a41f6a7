import type { UserId } from './ids.ts';

/** A person of the company as the customer may see them. */
export interface AgentRef {
  id: UserId;
  name: string;
}
