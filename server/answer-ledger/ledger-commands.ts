import { ledgerContract } from '../../protocol/ledger-contract.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';

/** What editors ask of the ledger. Being built: until then each is refused as unavailable. */
export function ledgerCommands(): Pick<StaffHandlers, keyof typeof ledgerContract> {
  const refuse = async (): Promise<never> => {
    throw new AppError('unavailable', 'The answer ledger is not there yet.');
  };
  return Object.fromEntries(Object.keys(ledgerContract).map((name) => [name, refuse])) as unknown as Pick<StaffHandlers, keyof typeof ledgerContract>;
}
