import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStore } from './testing/read-store.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();

/** The fields of SURFACE § 6, which people rely on who read the database with their own tools. */
const FIELDS = [
  '_id', 'conversation', 'resolutionSeq', 'state', 'csat', 'solved', 'nps', 'comment', 'agent', 'team', 'inbox', 'policy',
  'offeredAt', 'startedAt', 'completedAt',
];

const COMMENT = 'Kind, but I still wait for the boots.';

describe('the survey in the database', () => {
  it('is found by any MongoDB client at the address that the server leaves for it', async () => {
    const began = Date.now();
    const maya = await stage.agent();
    const tom = await stage.customer();
    await tom.open();
    await tom.say('My boots came in the wrong size');
    await tom.askForPerson();
    await maya.openFrom('Unassigned', /wrong size/);
    await maya.press('Accept');
    await maya.reply('The right ones leave today.');
    await tom.sees('The right ones leave today.');
    await maya.press('Resolve');
    await tom.rate('4', 'Partly', '10', COMMENT);

    expect((await stat(join(stage.server.dataDir, 'store.json'))).mode & 0o777).toBe(0o600);
    await readStore(stage.server.dataDir, async (connection) => {
      const surveys = connection.collection('surveys');
      const filter = { comment: COMMENT, state: 'completed' };
      await expect.poll(() => surveys.countDocuments(filter)).toBe(1);
      const survey = await surveys.findOne(filter);
      expect(Object.keys(survey ?? {})).toEqual(expect.arrayContaining(FIELDS));
      const user = await connection.collection('users').findOne({ email: 'admin@example.com' });
      expect(survey).toMatchObject({
        _id: `${String(survey?.['conversation'])}:${String(survey?.['resolutionSeq'])}`,
        conversation: expect.stringMatching(/^[\w-]{22}$/),
        resolutionSeq: expect.any(Number),
        csat: 4,
        solved: 'partly',
        nps: 10,
        agent: user?._id,
        team: null,
        inbox: 'main',
        policy: null,
      });
      const times = ['offeredAt', 'startedAt', 'completedAt'].map((field) => survey?.[field] as Date);
      for (const time of times) expect(time).toBeInstanceOf(Date);
      const order = [began, ...times.map((time) => time.getTime()), Date.now()];
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    });
  });
});
