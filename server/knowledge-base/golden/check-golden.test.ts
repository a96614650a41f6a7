import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGolden } from './check-golden.ts';
import { formatGolden, parseGolden } from './golden-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'porchlight-golden-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
const article = (title: string, ...questions: string[]) => `---\ntitle: ${title}\nquestions: ${JSON.stringify(questions)}\n---\nAbout ${title}.\n`;
const GOLDEN = '- { question: "can I hire a kayak for a day", expect: kayaks }\n- { question: "let me talk to a human being", expect: person }\n- { question: "who won the match", expect: none }\n';

describe('the golden set of a folder', () => {
  it('is asked as the bot would answer, and named only where the bar is missed', async () => {
    await write({ 'en/kayaks.md': article('Kayak hire', 'Can I hire a kayak?'), 'en/tents.md': article('Tents', 'Do you sell tents?'), 'golden.yml': GOLDEN });
    const fine = await checkGolden(folder, { atLeast: 100 });
    expect(fine).toEqual({ questions: 3, faults: [], lines: ['golden questions: 3 right, 0 among the choices, 0 wrong; 100.0 % right or among the choices', 'example questions: 2 right, 0 among the choices, 0 wrong'] });
    await write({ 'golden.yml': `${GOLDEN}- { question: "do you sell tents", expect: kayaks }\n` });
    const missed = await checkGolden(folder, { atLeast: 90 });
    expect(missed.faults).toEqual(['golden.yml: 75.0 % are right or among the choices, less than 90 %']);
    expect(missed.lines[1]).toMatch(/^wrong +do you sell tents +kayaks +answer, 2 +tents$|^wrong +do you sell tents +kayaks +answer +tents$/);
    expect((await checkGolden(folder, {})).faults).toEqual([]);
  });

  it('must not get worse than another folder’s, and collisions are named', async () => {
    const before = join(folder, 'before');
    await write({ 'before/en/kayaks.md': article('Kayak hire', 'Can I hire a kayak?'), 'before/en/tents.md': article('Tents', 'Do you sell tents?') });
    await write({ 'after/en/kayaks.md': article('Boats', 'Do you have boats?'), 'after/en/tents.md': article('Tents', 'Do you sell tents?', 'Can I hire a kayak for a day?', 'Do you have boats?'), 'after/golden.yml': GOLDEN });
    const worse = await checkGolden(join(folder, 'after'), { against: before });
    expect(worse.faults).toEqual(['golden.yml: answers got worse']);
    expect(worse.lines[0]).toMatch(/^ +question +expected +before +after +first now$/);
    expect(worse.lines[1]).toMatch(/^broken +can I hire a kayak for a day +kayaks +answer, 1 +answer.* +tents$/);
    expect(worse.lines.filter((line) => line.startsWith('collision: '))).toHaveLength(1);
    expect((await checkGolden(join(folder, 'after'), { against: join(folder, 'after') })).faults).toEqual([]);
  });

  it('expects articles that are there', async () => {
    await write({ 'en/kayaks.md': article('Kayak hire', 'Can I hire a kayak?'), 'golden.yml': `${GOLDEN}- { question: "", expect: kayaks }\n- { question: "boats?", expect: boats }\n` });
    expect((await checkGolden(folder, {})).faults).toEqual(['golden.yml: “boats?” expects boats, which is no article']);
    await rm(join(folder, 'golden.yml'));
    expect(await checkGolden(folder, {})).toEqual({ questions: 0, lines: [], faults: [] });
  });

  it('names what cannot be read in its file', () => {
    expect(parseGolden('- { question: "", expect: x }\n- { question: y, expect: X }').issues.map(({ message }) => message)).toEqual([
      'question 1: question is missing', 'question 2: expect must be lower-case words joined by hyphens',
    ]);
    expect(parseGolden('- [').issues).toMatchObject([{ path: 'golden.yml', message: expect.stringMatching(/^is broken: /) as string }]);
    expect(parseGolden('x: 1').issues).toEqual([{ path: 'golden.yml', message: 'must be a list of questions' }]);
  });

  it('is the same after it was written and read again', () => {
    const { entries } = parseGolden(`${GOLDEN}- { question: "Kann ich ein Kajak mieten?", expect: kayaks, locale: de }`);
    expect(entries).toHaveLength(4);
    expect(parseGolden(formatGolden(entries))).toEqual({ entries, issues: [] });
  });
});
