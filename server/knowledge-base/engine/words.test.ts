import { describe, expect, it } from 'vitest';
import { foldedWords, stemmerFor } from './words.ts';

const stems = (locale: string, ...words: string[]) => new Set(words.flatMap((word) => foldedWords(word)).map(stemmerFor(locale)));

describe('words', () => {
  it.each([
    ['Where’s my Café-order?', ['where', 'my', 'cafe', 'order']],
    ['Rückgabe für Größe 42', ['ruckgabe', 'fur', 'große', '42']],
    ['Ёлка и й', ['елка', 'и', 'й']],
    ['أين طَلَبِي', ['اين', 'طلبي']],
    ['איפה הַהַזְמָנָה', ['איפה', 'ההזמנה']],
    ['ΤΡΌΠΟΣ πληρωμής', ['τροποσ', 'πληρωμησ']],
    ['ＡＢＣ１２', ['abc12']],
    ['मुझे वापसी करनी है', ['मुझे', 'वापसी', 'करनी', 'है']],
    ['👍🏽 ok', ['ok']],
  ])('of %s lose what hurry leaves out, and no more', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  it('of languages without spaces are cut too, so that a part of a sentence is found', () => {
    expect(foldedWords('iPhone手机退货')).toEqual(['iphone', '手机', '机退', '退货']);
    expect(foldedWords('がっこう')).toContain('がっ');
    expect(foldedWords('배송은 언제')).toEqual(['배송', '송은', '언제']);
    expect(foldedWords('ขอคืนสินค้า').length).toBeGreaterThan(1);
  });

  it.each([
    ['en', 'returning', 'returned'], ['de', 'Rückgabe', 'Rückgaben'], ['de-AT', 'Bestellung', 'Bestellungen'], ['es', 'devolución', 'devoluciones'],
    ['es', 'devolucion', 'devolución'], ['fr', 'livraison', 'livraisons'], ['it', 'rimborso', 'rimborsi'], ['nl', 'bestelling', 'bestellingen'],
    ['pt-BR', 'devolução', 'devoluções'], ['ru', 'доставка', 'доставки'], ['nb', 'leveringer', 'leveringen'],
  ])('share their stem (%s): %s, %s', (locale, one, other) => {
    expect(stems(locale, one, other).size).toBe(1);
  });

  it('stand for themselves where no algorithm is known', () => {
    expect(stems('xx', 'orders', 'order').size).toBe(2);
    expect(stems('__proto__', 'order').size).toBe(1);
  });
});
