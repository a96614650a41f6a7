import type { RunningServer } from './start-server.ts';

/** Says once, plainly, where everything is; the first admin's password is told here and nowhere else. */
export function announce({ url, demo, store, snippet, firstAdmin }: RunningServer, say: (line: string) => void): void {
  say('');
  say(`Porchlight is ready at ${url}`);
  if (demo) say(`  Demo site   ${url}/`);
  say(`  Help site   ${url}/help`);
  say(`  Console     ${url}/console`);
  say(`  Store       ${store.description}`);
  say('');
  say('Paste this into your website:');
  say(`  ${snippet}`);
  if (firstAdmin !== null) {
    say('');
    say('Sign in to the console for the first time with');
    say(`  Email       ${firstAdmin.email}`);
    if (firstAdmin.password === null) say('  Password    the one you set in ADMIN_PASSWORD');
    else say(`  Password    ${firstAdmin.password}   (you will be asked to change it)`);
  }
  say('');
}
