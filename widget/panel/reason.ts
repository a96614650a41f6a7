import type { ClientError } from '../../client/model.ts';
import type { Words } from '../words.ts';

/** Why something was refused, as a sentence for the customer. */
export function reason({ code, message }: Pick<ClientError, 'code' | 'message'>, words: Words): string {
  switch (code) {
    case 'offline':
      return words.errorOffline;
    case 'timeout':
      return words.errorTimeout;
    case 'rate_limited':
      return words.errorBusy;
    case 'unavailable':
      return words.errorUnavailable;
    case 'unauthenticated':
    case 'forbidden':
      return words.errorForbidden;
    case 'conflict':
      return words.errorConflict;
    // The server says it best: which field, which limit.
    case 'invalid_payload':
    case 'too_large':
    case 'not_found':
      return message;
    case 'internal':
      return words.errorOther;
  }
}
