import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { benchAnswers } from './answers.ts';
import type { AnswersOptions } from './answers.ts';
import { benchFaults } from './faults.ts';
import { benchHelp } from './help.ts';
import { benchInbox } from './inbox.ts';
import { benchKnowledgeBase } from './knowledge-base.ts';
import type { KnowledgeBaseOptions } from './knowledge-base.ts';
import { benchLatency } from './latency.ts';
import { benchLedger } from './ledger.ts';
import type { LedgerOptions } from './ledger.ts';
import { benchRouting } from './routing.ts';
import { benchShift } from './shift.ts';
import { benchSize } from './size.ts';
import { formatTable, keepsLimit } from './table.ts';
import type { BenchResult } from './table.ts';

interface Bench {
  about: string;
  run: (options: AnswersOptions & KnowledgeBaseOptions & LedgerOptions) => Promise<BenchResult>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  size: { about: 'bytes a customer loads, and that nothing is asked for before intent', run: benchSize },
  latency: { about: 'a message from one side to the other, stored before it is acknowledged, beside bare Socket.IO', run: benchLatency },
  faults: { about: 'connections cut and the server killed in mid-chat: what is lost, doubled, out of order', run: benchFaults },
  routing: { about: '20 agents, 500 conversations, two servers on one store, each killed once: assigned twice, stuck, spread', run: benchRouting },
  help: { about: 'pages of the help site a second, beside a bare Express route of the same size', run: benchHelp },
  ledger: { about: 'lists of the answer ledger over 10,000 questions (--questions for others), and how fast it takes them in', run: benchLedger },
  shift: { about: 'an hour of 20 agents in the browser: whether a console page keeps its memory', run: benchShift },
  inbox: { about: 'lists, views and searches over 1,000, 10,000 and 100,000 conversations, beside the bare driver', run: benchInbox },
  answers: { about: 'how well and how fast questions are answered, beside plain Lunr', run: benchAnswers },
  'knowledge-base': { about: 'thousands of articles: how soon a change is answered, memory, the time of a question', run: benchKnowledgeBase },
};

/** `npm run bench -- [NAME…]`: prints one table a bench (all without a name); exit code 1 when a stated limit is broken. */
export async function bench(argv: readonly string[]): Promise<void> {
  const program = new Command('bench')
    .argument('[names...]', `which ones: ${Object.keys(BENCHES).join(', ')}; all without a name`)
    .option('--json <file>', 'also write the figures to a file')
    .option('--data <file>', 'answers: a public set instead of the sample company')
    .option('--part <part>', 'answers: the questions `valid` (to tune on) or `test` (to report)', 'test')
    .option('--every <n>', 'answers: every n-th question only', Number)
    .option('--settings <list>', 'answers: examples an article, such as 5,all', (list: string) => list.split(','))
    .option('--questions <n>', 'ledger: how many, such as 100000', Number)
    .option('--articles <list>', 'knowledge-base: how many, such as 1000,10000', (list: string) => list.split(',').map(Number))
    .option('--no-embeddings', 'answers, knowledge-base: words alone')
    .addHelpText('after', `\n${Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`).join('\n')}`);
  program.parse([...argv], { from: 'user' });
  const wanted = program.args.length > 0 ? program.args : Object.keys(BENCHES);
  const results: Record<string, BenchResult> = {};
  for (const name of wanted) {
    const found = BENCHES[name];
    if (found === undefined) {
      console.error(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
      process.exitCode = 1;
      return;
    }
    results[name] = await found.run(program.opts<AnswersOptions & KnowledgeBaseOptions & LedgerOptions>());
    console.log(`\n${formatTable(results[name])}`);
  }
  const { json } = program.opts<{ json?: string }>();
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  if (Object.values(results).some(({ figures }) => !figures.every(keepsLimit))) {
    console.error('\nA stated limit is broken.');
    process.exitCode = 1;
  }
}
