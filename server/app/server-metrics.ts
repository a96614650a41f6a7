import { Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { BindOptions } from '../realtime/bind-commands.ts';
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
