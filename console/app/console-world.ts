import type { UserId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';
import type { AttentionSettings } from '../attention/attention-settings.ts';
import type { SessionModel } from '../session/session-model.ts';
import type { ThemeModel } from '../shell/theme.ts';
import type { Http } from './http.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { Router } from './router.ts';
import type { SendFile, Upload } from './upload.ts';

/** What the console needs of the world around it. */
export interface ConsoleWorld {
  http: Http;
  upload: Upload;
  sendFile: SendFile;
  router: Router;
  session: SessionModel;
  storage: KeyValueStore;
  theme: ThemeModel;
  attention: AttentionSettings;
  /** Makes the connection of a signed-in person; it is idle until `connect`. */
  openClient: (user: UserId) => Client<StaffContract, StaffWelcome>;
}
