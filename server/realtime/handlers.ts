import type { CommandOutput, Contract, ParsedInput } from '../../protocol/command.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { VisitorContract } from '../../protocol/visitor-contract.ts';

/** One function for each command of a contract, called with parsed input; what it returns is the ack's data. */
export type Handlers<C extends Contract, Context> = {
  readonly [K in keyof C]: (context: Context, input: ParsedInput<C, K>) => Promise<CommandOutput<C, K>>;
};

/** What a handler may do with the connection a command came by. */
export interface ConnectionContext {
  readonly connectionId: string;
  join(room: string): Promise<void>;
  leave(room: string): Promise<void>;
}

/** A customer's connection. */
export interface VisitorContext extends ConnectionContext {
  readonly visitor: VisitorId;
  readonly inbox: string;
  /** From where the connection came, and in which browser, in words. */
  readonly sight?: { readonly address: string | null; readonly device: string | null };
}

/** A connection of somebody who signed in. */
export interface StaffContext extends ConnectionContext {
  readonly user: StaffWelcome['me'];
  readonly sessionId: string;
  /** From where the connection came, for the audit log. */
  readonly address?: string;
}

/** The handlers of the `/visitor` namespace. */
export type VisitorHandlers = Handlers<VisitorContract, VisitorContext>;
/** The handlers of the `/staff` namespace. */
export type StaffHandlers = Handlers<StaffContract, StaffContext>;
