import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { createLogger } from './log.ts';

function logged(error: unknown): { text: string; err: unknown } {
  let text = '';
  createLogger('warn', { write: (line) => void (text += line) }).warn({ err: error }, 'it failed');
  return { text, err: (JSON.parse(text) as { err: unknown }).err };
}

describe('the log', () => {
  it('says what failed and why', () => {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const { err } = logged(new AppError('unavailable', 'The store cannot be reached.', { cause }));
    expect(err).toMatchObject({
      type: 'AppError',
      message: 'The store cannot be reached.',
      code: 'unavailable',
      cause: { message: 'read ECONNRESET', code: 'ECONNRESET' },
    });
  });

  it('never holds what a customer wrote, whatever a database puts into its errors', () => {
    const text = 'My card is 4111 1111 1111 1111';
    const error = Object.assign(new Error(`E11000 duplicate key error dup key: { text: "${text}" }`), {
      code: 11000,
      writeErrors: [{ err: { op: { data: { text } } } }],
      keyValue: { text },
    });
    for (const failure of [error, new AppError('unavailable', 'Not stored.', { cause: error }), text]) {
      expect(logged(failure).text).not.toContain('4111');
    }
  });

  it('goes no deeper than it must into errors that are their own cause', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(logged(error).err).toMatchObject({ message: 'round and round' });
  });
});
