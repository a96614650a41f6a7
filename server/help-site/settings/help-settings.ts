/**
 * What admins decided about the help site. It is read at each visit, so every node keeps it for a moment; while the
 * store is away, what was read last goes on being used. As long as nothing has changed it stays the same object.
 */
import { isReadable, nearestReadable } from '../../../protocol/contrast.ts';
import type { HelpSiteSettings } from '../../../protocol/help-site-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { HelpSettingsChange, HelpSettingsStore } from './help-settings-store.ts';

/** A change made on another node is seen here after at most this long. */
export const HELP_SETTINGS_FRESH_MS = 5_000;

/** A new installation's help site: on, in the looks of its inbox. */
export const DEFAULT_HELP_SETTINGS: HelpSiteSettings = {
  isOn: true,
  title: '',
  homeText: '',
  logoUrl: null,
  color: null,
  origin: null,
  links: [],
  isIndexed: true,
  contactEmail: null,
  locale: 'en',
  inbox: 'main',
};

/** The settings of the installation. */
export interface HelpSettings {
  read(): Promise<HelpSiteSettings>;
  /** Whether the site shows an uploaded file, as far as its settings were read last. */
  showsFile(id: string): boolean;
  /** Changes the given fields. Throws AppError `invalid_payload` for a colour without readable text. */
  change(change: HelpSettingsChange): Promise<HelpSiteSettings>;
}

/** Settings over a store. */
export function createHelpSettings(store: HelpSettingsStore, clock: Clock): HelpSettings {
  let kept: { settings: HelpSiteSettings; readAt: number } | undefined;
  let reading: Promise<HelpSiteSettings> | undefined;
  /** Rises with each change, so that a read that began before it is not kept. */
  let changes = 0;

  async function load(): Promise<HelpSiteSettings> {
    const before = changes;
    const found: HelpSiteSettings = { ...DEFAULT_HELP_SETTINGS, ...(await store.read()) };
    const settings = kept !== undefined && JSON.stringify(kept.settings) === JSON.stringify(found) ? kept.settings : found;
    if (before === changes) kept = { settings, readAt: clock.now() };
    return settings;
  }

  async function read(): Promise<HelpSiteSettings> {
    if (kept && clock.now() - kept.readAt < HELP_SETTINGS_FRESH_MS) return kept.settings;
    reading ??= load().finally(() => {
      reading = undefined;
    });
    const last = kept?.settings;
    if (last === undefined) return reading;
    return reading.catch(() => {
      kept = { settings: last, readAt: clock.now() };
      return last;
    });
  }

  return {
    read,
    showsFile(id) {
      read().catch(() => undefined);
      return kept?.settings.logoUrl?.split('/').includes(id) ?? false;
    },
    async change(change) {
      if (change.color != null) assertReadable(change.color);
      await store.change(change, clock.now());
      changes += 1;
      if (kept) kept.readAt = Number.NEGATIVE_INFINITY;
      return load();
    },
  };
}

function assertReadable(color: string): void {
  if (isReadable(color)) return;
  const message = `Neither light nor dark text can be read on ${color}; the nearest colour that works is ${nearestReadable(color)}.`;
  throw new AppError('invalid_payload', message, { issues: [{ path: 'color', message }] });
}
