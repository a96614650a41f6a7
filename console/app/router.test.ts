import { describe, expect, it, onTestFinished } from 'vitest';
import { createRouter } from './router.ts';

function routerAt(address: string) {
  window.history.replaceState(null, '', address);
  const router = createRouter(window);
  onTestFinished(() => {
    router.dispose();
    document.body.replaceChildren();
  });
  const click = (href: string, more: MouseEventInit = {}) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
    // jsdom cannot leave the page: what the router does not take is only looked at.
    window.addEventListener('click', (late) => late.preventDefault(), { once: true });
    let taken = false;
    document.addEventListener('click', (seen) => (taken = seen.defaultPrevented), { once: true });
    link.dispatchEvent(event);
    return taken;
  };
  return { router, click };
}

describe('links of the console', () => {
  it('are followed without loading the page anew', () => {
    const { router, click } = routerAt('/console');
    expect(click('/console/surveys?days=7')).toBe(true);
    expect(router.address.value).toBe('/console/surveys?days=7');
    expect(window.location.pathname).toBe('/console/surveys');
  });

  it('are left to the browser where they lead elsewhere or want a new tab', () => {
    const { router, click } = routerAt('/console');
    expect(click('/consolation')).toBe(false);
    expect(click('https://elsewhere.example/console')).toBe(false);
    expect(click('/console/people', { ctrlKey: true })).toBe(false);
    expect(router.address.value).toBe('/console');
  });

  it('wait for an answer where something would be lost, also on the way back', () => {
    const { router } = routerAt('/console/people');
    router.go('/console/settings/website');
    let leave: (() => void) | undefined;
    const stop = router.guard((next) => {
      leave = next;
      return false;
    });
    window.history.replaceState(null, '', '/console/people');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(router.address.value).toBe('/console/settings/website');
    expect(window.location.pathname).toBe('/console/settings/website');
    leave?.();
    expect(router.address.value).toBe('/console/people');
    expect(window.location.pathname).toBe('/console/people');
    stop();
    router.go('/console/surveys');
    expect(router.address.value).toBe('/console/surveys');
  });
});
