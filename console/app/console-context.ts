import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';
import type { SessionModel, SessionUser } from '../session/session-model.ts';
import type { CommandRegistry } from '../shell/command-registry.ts';
import type { AttentionSettings } from '../attention/attention-settings.ts';
import type { NoticesModel } from '../attention/notices-model.ts';
import type { ThemeModel } from '../shell/theme.ts';
import type { HeldReplies } from '../composer/held-replies.ts';
import type { DeskModel } from './desk-model.ts';
import type { Http } from './http.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { Router } from './router.ts';
import type { SendFile, Upload } from './upload.ts';

/** What every screen of a signed-in person may use. */
export interface ConsoleServices {
  client: Client<StaffContract, StaffWelcome>;
  desk: DeskModel;
  user: SessionUser;
  session: SessionModel;
  router: Router;
  http: Http;
  upload: Upload;
  sendFile: SendFile;
  /** Replies that wait before they leave. */
  held: HeldReplies;
  storage: KeyValueStore;
  theme: ThemeModel;
  attention: AttentionSettings;
  notices: NoticesModel;
  commands: CommandRegistry;
}

const Context = createContext<ConsoleServices | null>(null);

/** Hands the services to the screens below. */
export const ConsoleProvider = Context.Provider;

/** The services. Throws outside a signed-in console. */
export function useConsole(): ConsoleServices {
  const services = useContext(Context);
  if (services === null) throw new Error('This screen is shown only to a signed-in person.');
  return services;
}
