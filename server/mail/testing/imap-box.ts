import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A small IMAP server (RFC 3501): one mailbox, what our client asks, and nothing else. */
export interface ImapBox {
  url: string;
  /** Mails in the mailbox, by their order; `seen` is the flag. */
  mails: { raw: string; seen: boolean }[];
  /** Lays a mail into the mailbox and tells who is listening. */
  deliver(raw: string): void;
  /** Ends all connections, as a server that starts anew does. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Opens one; `porch` with the password "letters" may sign in. */
export async function openImapBox(): Promise<ImapBox> {
  const mails: ImapBox['mails'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let idleTag: string | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('* OK [CAPABILITY IMAP4rev1 IDLE] ready');
    let rest = '';
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(obey);
    });
    function obey(line: string): void {
      if (idleTag !== null && line.toUpperCase() === 'DONE') {
        say(`${idleTag} OK done`);
        idleTag = null;
        return;
      }
      const [, tag = '', words = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      const upper = words.toUpperCase();
      if (upper.startsWith('LOGIN')) return say(/"?porch"? "?letters"?$/.test(words) ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] wrong`);
      if (upper === 'CAPABILITY') say('* CAPABILITY IMAP4rev1 IDLE');
      if (upper === 'IDLE') {
        idleTag = tag;
        return say('+ idling');
      }
      if (/^(SELECT|EXAMINE)/.test(upper)) {
        say(`* ${mails.length} EXISTS`);
        say('* FLAGS (\\Seen \\Answered)');
        say('* OK [UIDVALIDITY 1] ok');
        say(`* OK [UIDNEXT ${mails.length + 1}] ok`);
        return say(`${tag} OK [READ-WRITE] selected`);
      }
      if (upper.startsWith('LIST')) say('* LIST (\\HasNoChildren) "/" "INBOX"');
      if (upper.startsWith('UID SEARCH')) say(`* SEARCH ${mails.flatMap(({ seen }, i) => (seen ? [] : [i + 1])).join(' ')}`.trimEnd());
      if (upper.startsWith('UID FETCH')) fetchOne(words);
      if (upper.startsWith('UID STORE')) {
        const mail = mails[Number(words.split(' ')[2]) - 1];
        if (mail !== undefined && upper.includes('\\SEEN')) mail.seen = true;
      }
      if (upper === 'LOGOUT') say('* BYE');
      say(`${tag} OK done`);
    }
    function fetchOne(words: string): void {
      const uid = Number(words.split(' ')[2]);
      const raw = mails[uid - 1]?.raw;
      if (raw === undefined) return;
      const [, begin = '0', count = '99999999'] = /BODY(?:\.PEEK)?\[\]<(\d+)\.(\d+)>/i.exec(words) ?? [];
      const part = raw.slice(Number(begin), Number(begin) + Number(count));
      const size = /RFC822\.SIZE/i.test(words) ? `RFC822.SIZE ${raw.length} ` : '';
      const body = /BODY/i.test(words) ? ` BODY[]<${begin}> {${part.length}}\r\n${part}` : '';
      say(`* ${uid} FETCH (${size}UID ${uid}${body})`);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const hangUp = (): void => sockets.forEach((socket) => void socket.destroy());
  return {
    url: `imap://porch:letters@127.0.0.1:${port}/INBOX`,
    mails,
    deliver(raw) {
      mails.push({ raw, seen: false });
      for (const socket of sockets) socket.write(`* ${mails.length} EXISTS\r\n`);
    },
    hangUp,
    close: () =>
      new Promise((resolve) => {
        hangUp();
        server.close(() => resolve());
      }),
  };
}
