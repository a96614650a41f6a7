import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Stops of the Tab key after which something cannot be reached. */
const STOPS_MAX = 60;

/** Somebody who has a keyboard and nothing else. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Tabs on (or back) until the focus is there; the focus must be seen at every stop. */
  tabTo(target: Locator, direction?: 'on' | 'back'): Promise<void>;
  /** Resolves when the focus is there. */
  isAt(target: Locator): Promise<void>;
}

/** The keyboard of a page. */
export function keyboardOn(page: Page): Keyboard {
  const { keyboard } = page;
  return {
    async press(...keys) {
      for (const key of keys) await keyboard.press(key);
    },
    type: (text) => keyboard.type(text),
    async tabTo(target, direction = 'on') {
      await target.waitFor();
      const passed: string[] = [];
      while (!(await target.evaluate(hasFocus))) {
        if (passed.length === STOPS_MAX) throw new Error(`Not reached with Tab: ${String(target)}; passed ${passed.join(', ')}`);
        await keyboard.press(direction === 'on' ? 'Tab' : 'Shift+Tab');
        const stop = await page.evaluate(focusedElement);
        expect(stop).toMatchObject({ seen: true });
        passed.push(stop.name);
      }
    },
    async isAt(target) {
      await expect.poll(() => target.evaluate(hasFocus)).toBe(true);
    },
  };
}

const hasFocus = (element: Element): boolean => (element.getRootNode() as Document | ShadowRoot).activeElement === element;

/** The name of what has the focus, also within a widget, and whether an outline shows it: its own or of what it stands for. */
function focusedElement(): { name: string; seen: boolean } {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { name: 'the page itself', seen: true };
  const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
  const seen = around.some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
  return { name: element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? element.tagName, seen };
}
