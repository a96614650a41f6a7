import { Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { BindOptions } from '../realtime/bind-commands.ts';
import type { EngineStatus } from '../knowledge-base/index.ts';
import type { Realtime } from '../realtime/create-realtime.ts';

/** Counts and times commands from sockets by name and result. */
export function measureCommands(registry: Registry): NonNullable<BindOptions['measure']> {
  const seconds = new Histogram({
    name: 'porchlight_command_seconds',
    help: 'Time from a command to its acknowledgement, by command and result.',
    labelNames: ['command', 'result'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 2],
    registers: [registry],
  });
  return (command, result, tookMs) => seconds.observe({ command, result }, tookMs / 1000);
}

/** Tells how many connections are open. */
export function measureServer(registry: Registry, realtime: Realtime): void {
  new Gauge({
    name: 'porchlight_connections',
    help: 'Open connections of widgets and consoles.',
    registers: [registry],
    collect() {
      this.set(realtime.connections());
    },
  });
}

/** Tells which version of the articles serves, and how far the answer engine has learnt. */
export function measureEngine(registry: Registry, status: () => EngineStatus): void {
  new Gauge({
    name: 'porchlight_answer_index_version',
    help: 'Version of the articles that questions are answered from; the same on every node that is as far. 0 before the first build.',
    registers: [registry],
    collect() {
      this.set(status().version ?? 0);
    },
  });
  new Gauge({
    name: 'porchlight_answer_index_articles',
    help: 'Articles that customers are answered from, by language and by how far the engine has learnt from them.',
    labelNames: ['language', 'learnt'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { language, learnt, articles } of status().parts) this.set({ language, learnt }, articles);
    },
  });
}
