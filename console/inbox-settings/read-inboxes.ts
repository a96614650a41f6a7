import type { Client, Outcome } from '../../client/model.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';

/** The client core as the console uses it. */
export type StaffClient = Client<StaffContract, StaffWelcome>;

/** All inboxes with their settings. */
export async function readInboxes(client: StaffClient): Promise<Outcome<readonly InboxSettings[]>> {
  const answer = await client.ask('settings.read', {});
  return answer.ok ? { ok: true, data: answer.data.inboxes } : answer;
}
