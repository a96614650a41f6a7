import { expect } from 'vitest';
import type { Agent } from './agent.ts';

/** The admin adds a colleague on the page for that; resolves to the temporary password, which is shown once. */
export async function addColleague({ page }: Agent, who: { name: string; email: string; role: 'Agent' | 'Admin' }): Promise<string> {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a person' });
  await adding.getByRole('textbox', { name: 'Name' }).fill(who.name);
  await adding.getByRole('textbox', { name: 'E-mail' }).fill(who.email);
  await adding.getByRole('radio', { name: new RegExp(`^${who.role}`) }).check();
  await adding.getByRole('button', { name: 'Add' }).click();
  const shown = page.getByRole('dialog', { name: `Temporary password of ${who.name}` });
  const password = await shown.getByRole('code').innerText();
  await shown.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('rowheader', { name: new RegExp(who.name) }).waitFor();
  expect(await page.getByText(password).count()).toBe(0);
  return password;
}
