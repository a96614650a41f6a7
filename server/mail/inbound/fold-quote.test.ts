import { describe, expect, it } from 'vitest';
import { foldQuote } from './fold-quote.ts';
import { textOfHtml } from './text-of-html.ts';

const quote = '> It is on its way.\n>\n> Maya';

describe('what a reply repeats', () => {
  it.each([
    ['Gmail', `Thank you!\n\nOn Tue, Mar 3, 2026 at 2:02 PM Maya <support@example.com> wrote:\n${quote}`],
    ['Gmail, broken', `Thank you!\n\nOn Tue, Mar 3, 2026 at 2:02 PM Maya (Lamp & Co) <\nsupport+abc@example.com> wrote:\n\n${quote}`],
    ['Apple Mail', `Thank you!\n\n> On 3 Mar 2026, at 14:02, Maya <support@example.com> wrote:\n>\n${quote}`],
    ['German', `Thank you!\n\nAm Di., 3. März 2026 um 14:02 Uhr schrieb Maya <support@example.com>:\n${quote}`],
    ['French', `Thank you!\n\nLe mar. 3 mars 2026 à 14:02, Maya <support@example.com> a écrit :\n${quote}`],
    ['Spanish', `Thank you!\n\nEl mar, 3 mar 2026 a las 14:02, Maya (<support@example.com>) escribió:\n${quote}`],
    ['Italian', `Thank you!\n\nIl giorno mar 3 mar 2026 alle ore 14:02 Maya <support@example.com> ha scritto:\n${quote}`],
    ['Dutch', `Thank you!\n\nOp di 3 mrt 2026 om 14:02 schreef Maya <support@example.com>:\n${quote}`],
    ['Portuguese', `Thank you!\n\nEm ter., 3 de mar. de 2026 às 14:02, Maya <support@example.com> escreveu:\n${quote}`],
    ['Outlook', 'Thank you!\n\n________________________________\nFrom: Maya <support@example.com>\nSent: Tuesday, March 3, 2026 2:02 PM\nTo: Kim <kim@example.org>\nSubject: Parcel\n\nIt is on its way.'],
    ['Outlook in German', 'Thank you!\n\nVon: Maya <support@example.com>\nGesendet: Dienstag, 3. März 2026 14:02\nAn: Kim <kim@example.org>\nBetreff: Paket\n\nIt is on its way.'],
    ['old Outlook', 'Thank you!\n\n-----Original Message-----\nFrom: Maya\nSent: today\n\nIt is on its way.'],
    ['a plain quotation', `Thank you!\n\n${quote}`],
    ['a signature', 'Thank you!\n\n-- \nKim Ahlgren\nLamp lover\n'],
    ['a telephone', 'Thank you!\n\nSent from my iPhone'],
    ['a signature above a quotation', `Thank you!\n\n-- \nKim\n\nOn Tue, Mar 3, 2026 at 2:02 PM Maya <support@example.com> wrote:\n${quote}`],
  ])('is folded away: %s', (_program, mail) => {
    const { text, quoted } = foldQuote(mail);
    expect(text).toBe('Thank you!');
    expect(quoted?.length).toBeGreaterThan(10);
  });

  it.each([
    ['answers between the lines', '> Which colour?\n\nRed.\n\n> Which size?\n\nLarge.'],
    ['nothing but a quotation', quote],
    ['a sentence that looks like an introduction', 'On Monday somebody wrote:\nplease call me.\nThen nothing happened.\n> really'],
    ['a form', 'From: Hamburg\nI would like to move to Bremen.'],
    ['two dashes in a list', '--\nno signature at the start'],
  ])('stays where folding would take what was said: %s', (_what, mail) => {
    const { text } = foldQuote(mail);
    for (const line of ['Red.', 'Large.', 'please call me.', 'Bremen', 'no signature'].filter((each) => mail.includes(each))) expect(text).toContain(line);
    expect(text).not.toBe('');
  });

  it('is told in HTML too, of which nothing runs', () => {
    const html = '<style>p{}</style><script>alert(1)</script><div>Thank <b>you</b>!<br>Kim</div><div class="gmail_quote">On Tue Maya wrote:<blockquote><p>On its way</p><ul><li>soon</li></ul></blockquote></div>';
    expect(textOfHtml(html)).toBe('Thank you!\nKim\n\n> On Tue Maya wrote:\n> > On its way\n> >\n> > - soon');
    expect(foldQuote(textOfHtml(html)).text).toBe('Thank you!\nKim');
    expect(textOfHtml('<div>'.repeat(5_000))).toBe('');
    expect(textOfHtml('')).toBe('');
  });
});
