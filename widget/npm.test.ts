import { afterEach, describe, expect, it } from 'vitest';
import type { PorchlightApi, PorchlightCall } from './api.ts';
import { createPorchlight } from './npm.ts';

const page = window as { Porchlight?: PorchlightApi | PorchlightCall[] };

afterEach(() => {
  delete page.Porchlight;
  for (const script of document.querySelectorAll('script')) script.remove();
});

describe('the npm entry', () => {
  it('puts the loader of the given server on the page, once', () => {
    createPorchlight({ server: 'https://chat.example.com', inbox: 'main', nonce: 'abc' });
    createPorchlight({ server: 'https://chat.example.com', inbox: 'main' });
    const scripts = [...document.scripts];
    expect(scripts.map(({ src }) => src)).toEqual(['https://chat.example.com/widget.js']);
    expect(scripts[0]?.nonce).toBe('abc');
  });

  it('keeps what is called before the loader has come', () => {
    const chat = createPorchlight({ server: 'https://chat.example.com', inbox: 'main', color: '#123456' });
    chat.open('home');
    expect(page.Porchlight).toEqual([['boot', { inbox: 'main', color: '#123456' }], ['open', 'home']]);
  });

  it('takes back a listener that was never heard', () => {
    const heard: string[] = [];
    const chat = createPorchlight({ server: 'https://chat.example.com', inbox: 'main' });
    chat.on('ready', ({ inbox }) => heard.push(inbox))();
    const listen = (page.Porchlight as PorchlightCall[]).at(-1) as (api: PorchlightApi) => void;
    listen({ on: () => void heard.push('listening') } as unknown as PorchlightApi);
    expect(heard).toEqual([]);
  });
});
