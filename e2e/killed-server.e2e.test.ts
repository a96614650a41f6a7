import { describe, expect, it } from 'vitest';
import { command, connectStaff, signIn } from '../bench/raw-clients.ts';
import type { ViewPage } from '../protocol/views.ts';
import type { Agent } from './testing/agent.ts';
import { processesOn } from './testing/processes.ts';
import { GREETING, raiseStage, seen } from './testing/stage.ts';

const stage = raiseStage();
const OPENING = 'My rucksack has lost a buckle';
const KILLS = 2;

/** The messages in the log, asked for anew by somebody who has seen nothing before. */
async function messagesInLog(agent: Agent): Promise<readonly string[]> {
  const conversation = new URL(agent.page.url()).pathname.split('/').at(-1);
  const fresh = await connectStaff(stage.server.url, await signIn(stage.server.url));
  const { events } = await command<ViewPage>(fresh, 'conversation.open', { conversation, after: 0 });
  fresh.disconnect();
  return events.flatMap((event) => (event.type === 'message.posted' && event.actor.kind !== 'bot' ? [event.data.text] : []));
}

describe('the server is killed in mid-chat', () => {
  it('and neither side loses or doubles a message; the composer keeps what is being typed', async () => {
    const { maya, tom } = await stage.chatting(OPENING);
    const said: Record<'tom' | 'maya', string[]> = { tom: [OPENING], maya: [GREETING] };
    const bothWrite = async (when: string): Promise<void> => {
      for (const nth of ['first', 'second', 'third']) {
        said.tom.push(`Tom, ${when}, ${nth}`);
        said.maya.push(`Maya, ${when}, ${nth}`);
        await Promise.all([tom.say(`Tom, ${when}, ${nth}`), maya.reply(`Maya, ${when}, ${nth}`)]);
      }
    };
    let draft = '';
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await bothWrite(`before kill ${kill}`);
      await stage.server.stop('SIGKILL');
      await expect.poll(() => processesOn(stage.server.dataDir)).toEqual([]);
      await bothWrite(`after kill ${kill}`);
      await tom.sees('Your message is kept here and will be sent when the chat can be reached again.');
      draft = `While it starts for time ${kill} I am still typing`;
      await Promise.all([stage.server.start(), tom.composer.pressSequentially(draft, { delay: 30 })]);
      await expect.poll(async () => (await messagesInLog(maya)).length).toBe(said.tom.length + said.maya.length);
      expect(await tom.composer.inputValue()).toBe(draft);
    }
    const stored = await messagesInLog(maya);
    expect(stored.filter((text) => !said.maya.includes(text))).toEqual(said.tom);
    expect(stored.filter((text) => !said.tom.includes(text))).toEqual(said.maya);
    await expect.poll(() => seen(tom, maya)).toEqual([stored, stored]);
    await expect.poll(() => tom.chat.getByText('You are offline').count()).toBe(0);
    await tom.page.keyboard.press('Enter');
    await maya.sees(draft);
  });
});
