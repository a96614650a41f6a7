import type { PorchlightApi, PorchlightCall, PorchlightOptions } from '../api.ts';
import { complain, createListeners } from './listeners.ts';
import { createWidget } from './widget.ts';
import type { Source, Widget } from './widget.ts';

/** The API of `window.Porchlight`. Nothing is drawn before `boot`, nothing is fetched before somebody wants to chat. */
export function createPorchlight(source: Source): PorchlightApi {
  const { emit, on, clear } = createListeners();
  let options: PorchlightOptions = {};
  let widget: Widget | null = null;

  /** A customer's page must not break on us, whatever it passes. */
  const guarded =
    <A extends unknown[]>(method: (...args: A) => void) =>
    (...args: A): void => {
      try {
        method(...args);
      } catch (error) {
        complain(error);
      }
    };

  const refuse = (message: string): void => {
    complain(message);
    emit('error', { code: 'not_found', message });
  };

  const withWidget = <A extends unknown[]>(method: (widget: Widget, ...args: A) => void): ((...args: A) => void) =>
    guarded((...args: A) => {
      if (widget) method(widget, ...args);
      else refuse('call boot({ inbox }) first.');
    });

  const update = guarded((given: PorchlightOptions) => {
    options = { ...options, ...given };
    widget?.update(options);
  });

  const boot = guarded((given: PorchlightOptions) => {
    const inbox = given.inbox ?? options.inbox ?? '';
    if (inbox !== widget?.inbox) {
      widget?.remove();
      widget = null;
      const brand = Object.hasOwn(source.inboxes, inbox) && source.inboxes[inbox];
      if (!brand) {
        return refuse(`there is no inbox "${inbox}"; check data-inbox in the snippet.`);
      }
      widget = createWidget(source, inbox, brand, emit);
      emit('ready', { inbox });
    }
    update(given);
  });

  const api: PorchlightApi = {
    boot,
    update,
    shutdown: guarded(() => {
      widget?.remove();
      widget = null;
      clear();
    }),
    open: withWidget((it, view) => it.open(view)),
    close: withWidget((it) => it.close()),
    toggle: withWidget((it) => it.toggle()),
    show: withWidget((it) => it.setVisible(true)),
    hide: withWidget((it) => it.setVisible(false)),
    send: withWidget((it, text) => it.send(text)),
    on(event, listener) {
      if (event === 'ready' && widget) guarded(listener as (detail: { inbox: string }) => void)({ inbox: widget.inbox });
      return on(event, listener);
    },
    push: (...calls) => calls.forEach(guarded((call: PorchlightCall) => {
      if (typeof call === 'function') call(api);
      else (api as unknown as Record<string, (...args: unknown[]) => unknown>)[call[0]]?.(...call.slice(1));
    })),
  };
  return api;
}
