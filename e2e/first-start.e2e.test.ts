import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../bench/server-process.ts';
import { agentOn } from './testing/agent.ts';
import { launchBrowser, newPerson } from './testing/browser.ts';
import { npmStart } from './testing/npm-start.ts';
import type { NpmStart } from './testing/npm-start.ts';
import { processesOn } from './testing/processes.ts';

let browser: Browser;
let dataDir: string;
let port: string;
const begun: NpmStart[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  dataDir = await mkdtemp(join(tmpdir(), 'porchlight-'));
  port = String(await freePort());
});
afterAll(async () => {
  for (const one of begun) one.kill('SIGTERM');
  await Promise.all(begun.map(({ ended }) => ended));
  await browser.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

function start(settings: Readonly<Record<string, string>> = {}): NpmStart {
  const started = npmStart({ PORT: port, DATA_DIR: dataDir, ...settings });
  begun.push(started);
  return started;
}

/** Nobody listens any more, and no process works on the data. */
async function expectNothingLeft(): Promise<void> {
  await expect.poll(() => processesOn(dataDir)).toEqual([]);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
}

describe('npm start with nothing configured', () => {
  it('says where everything is, and lets the first admin in with a password that must be changed', async () => {
    const server = start();
    const printed = await server.ready();
    const url = `http://localhost:${port}`;
    expect(printed).toContain(`Porchlight is ready at ${url}\n`);
    expect(printed).toContain(`${url}/console\n`);
    expect(printed).toContain(`<script async src="${url}/widget.js" data-inbox="main"></script>`);
    await expect.poll(() => server.output()).toMatch(/Password {4}\S+/);
    const [, email = '', password = ''] = /Email\s+(\S+)\n\s+Password\s+(\S+)/.exec(server.output()) ?? [];

    const { page, errors } = await newPerson(browser);
    await agentOn(page).signInFirst(url, { email, password: 'lantern on the porch' }, password);
    expect(errors).toEqual([]);

    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await expectNothingLeft();
  });

  it('keeps that password at the second start and prints none; Ctrl-C ends everything', async () => {
    const server = start();
    const printed = await server.ready();
    expect(printed).not.toContain('Password');
    const { page } = await newPerson(browser);
    await agentOn(page).signIn(`http://localhost:${port}`, { email: 'admin@example.com', password: 'lantern on the porch' });
    server.pressCtrlC();
    await server.ended;
    await expectNothingLeft();
  });

  it('leaves nothing behind when npm itself is killed', async () => {
    const server = start();
    await server.ready();
    server.kill('SIGKILL');
    expect(await server.ended).toBeNull();
    await expectNothingLeft();
  });
});

describe('a start that cannot be', () => {
  it('ends with a sentence where another server has the port or the data', async () => {
    const server = start();
    await server.ready();
    const samePort = start({ DATA_DIR: join(dataDir, 'other') });
    const sameData = start({ PORT: '0' });
    expect([await samePort.ended, await sameData.ended]).toEqual([1, 1]);
    expect(samePort.output()).toContain(`Port ${port} on 127.0.0.1 is already in use.`);
    expect(sameData.output()).toContain(`The data folder ${dataDir} is in use by another Porchlight`);
    for (const { output } of [samePort, sameData]) expect(output()).not.toMatch(/^\s+at /m);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('ends with a sentence that names the wrong setting', async () => {
    const wrong = [
      { setting: 'PORT', value: 'forty' },
      { setting: 'MONGODB_URI', value: 'postgres://localhost/porchlight' },
    ];
    const ends = wrong.map(async ({ setting, value }) => {
      const server = start({ [setting]: value });
      expect(await server.ended).toBe(1);
      expect(server.output()).toMatch(new RegExp(`A setting is wrong: ${setting} must `));
      expect(server.output()).not.toMatch(/^\s+at /m);
    });
    await Promise.all(ends);
  });

  it('ends with a sentence where nobody answers at MONGODB_URI', async () => {
    const server = start({ MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/porchlight` });
    expect(await server.ended).toBe(1);
    expect(server.output().trim()).toMatch(/\nThe store at mongodb:\/\/127\.0\.0\.1:\d+\/porchlight cannot be reached: [^\n]+$/);
    expect(server.output()).not.toMatch(/^\{|^\s+at /m);
    await expectNothingLeft();
  });
});
