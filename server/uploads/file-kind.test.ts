import { describe, expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';
import { fileAddress, fileName, filesIn } from './file-name.ts';
import { imageSize } from './image-size.ts';
import { avif, gif, jpeg, pdf, png, webp } from './testing/sample-files.ts';

describe('what is uploaded', () => {
  it.each([
    ['image/png', png(3, 5)], ['image/gif', gif(3, 5)], ['image/jpeg', jpeg(3, 5)], ['image/webp', webp(3, 5)], ['image/avif', avif(3, 5)],
  ] as const)('is known by its content: %s, and how large it unfolds', async (type, bytes) => {
    expect(await fileKind(bytes)).toMatchObject({ type, size: { width: 3, height: 5 } });
  });

  it('may be a document or plain text', async () => {
    expect(await fileKind(pdf())).toEqual({ type: 'application/pdf', extension: 'pdf', size: null });
    expect(await fileKind(Buffer.from('Größe; Preis\n12; 3 < 4\n'))).toEqual({ type: 'text/plain', extension: 'txt', size: null });
  });

  it.each([
    ['an SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /SVG/],
    ['an SVG without a head', '<!-- drawing --><SVG onload="alert(1)"/>', /SVG/],
    ['a page', '<!DOCTYPE html><script>alert(1)</script>', /scripts/],
    ['a page that calls itself text', 'Hello\n<script src="x">', /scripts/],
    ['a program', 'MZ\u0090\u0000\u0003', /Images are taken/],
    ['bytes of no kind', '\u0000\u0001\u0002\u0003', /Images are taken/],
    ['nothing', '', /empty/],
  ])('is refused where it is %s', async (_what, text, reason) => {
    await expect(fileKind(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code: 'invalid_payload', message: expect.stringMatching(reason) as string });
  });

  it('is refused where a small file unfolds into gigabytes, or is damaged', async () => {
    await expect(fileKind(png(2, 2, { width: 60_000, height: 60_000 }))).rejects.toMatchObject({ code: 'too_large' });
    await expect(fileKind(jpeg(3, 5).subarray(0, 40))).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(fileKind(gif(0, 0))).rejects.toMatchObject({ code: 'invalid_payload' });
    expect(imageSize(Buffer.alloc(3), 'image/png')).toBeNull();
  });

  it('gets the name that somebody gave it, but the ending of what it is', () => {
    expect(fileName('C:\\pics\\Floor plan.exe', 'png')).toBe('Floor plan.png');
    expect(fileName('../../etc/passwd\u0000', 'txt')).toBe('passwd.txt');
    expect(fileName('\u202Egnp.exe', 'png')).toBe('gnp.png');
    expect(fileName('x'.repeat(500), 'png')).toHaveLength(120);
    expect(fileName('', 'pdf')).toBe('file.pdf');
    expect(fileAddress({ id: 'a'.repeat(22), name: 'Größe & Maße (1).png' })).toBe(`/files/${'a'.repeat(22)}/Gro-e-Ma-e-1.png`);
    expect(fileAddress({ id: 'a'.repeat(22), name: '地図.png' })).toBe(`/files/${'a'.repeat(22)}/file.png`);
  });

  it('is found in a text by its address', () => {
    const [a, b] = ['a'.repeat(22), 'B_-'.padEnd(22, '0')];
    expect(filesIn(`![x](/files/${a}/x.png) [y](https://help.example/files/${b}) /files/${a}toolong/ /files/short/x`)).toEqual([a, b]);
  });
});
