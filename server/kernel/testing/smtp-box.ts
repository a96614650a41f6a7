import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail that the server took. `raw` is the whole of it as it came over the wire. */
export interface TakenMail {
  from: string;
  to: readonly string[];
  raw: string;
}

/** A real SMTP server on a free port that keeps what it is given. */
export interface SmtpBox {
  url: string;
  mails: TakenMail[];
  /** Says no to mails for these addresses (550) or to everything for now (451); tests change it. */
  refuses: { recipients: string[]; everything: boolean };
  /** Resolves when so many mails have come in all. */
  arrived(count: number): Promise<TakenMail[]>;
  close(): Promise<void>;
}

/** Opens one; `user` with the password "letters" may sign in. */
export async function openSmtpBox(user = 'porch'): Promise<SmtpBox> {
  const waiting = new Set<() => void>();
  const refuses: SmtpBox['refuses'] = { recipients: [], everything: false };
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === 'letters') done(null, { user });
      else done(Object.assign(new Error('Username and password not accepted'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (refuses.recipients.includes(address)) done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
      else if (refuses.everything) done(Object.assign(new Error('Come back later'), { responseCode: 451 }));
      else done();
    },
    onData(stream, session, done) {
      void buffer(stream).then((bytes) => {
        const from = session.envelope.mailFrom;
        mails.push({ from: from === false ? '' : from.address, to: session.envelope.rcptTo.map(({ address }) => address), raw: bytes.toString('utf8') });
        done();
        waiting.forEach((look) => look());
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${user}:letters@127.0.0.1:${port}`,
    mails,
    refuses,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (mails.length < count) return;
          waiting.delete(look);
          resolve(mails);
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
