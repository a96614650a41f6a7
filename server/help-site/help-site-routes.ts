import type { Mount } from '../http/create-http-app.ts';
import { HELP_ROOT } from './addresses.ts';
import type { HelpRouteParts } from './help-routes.ts';
import { helpRoutes } from './help-routes.ts';
import { machineRoutes } from './machine-routes.ts';

/** Everything that the help site answers: `/help`, and at the root what search machines look for. It reads bodies itself. */
export function helpSiteMounts(parts: HelpRouteParts): readonly Mount[] {
  return [
    { path: HELP_ROOT, router: helpRoutes(parts), jsonLimitBytes: null },
    { path: '/', router: machineRoutes(parts.current), jsonLimitBytes: null },
  ];
}
