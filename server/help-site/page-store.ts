/**
 * Pages that are drawn, kept in memory for one state of the site: whoever holds the state holds its pages, so a page
 * never outlives a change. Bounded by bytes; what was asked for longest ago goes first.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { DrawnPage } from './pages/page-frame.ts';

/** A page as it is sent. Compressed copies are made when they are first asked for. */
export interface KeptPage {
  status: number;
  etag: string;
  plain: Buffer;
  compressed(encoding: 'br' | 'gzip'): Promise<Buffer>;
}

/** Pages by their key. */
export interface PageStore {
  /** The kept page, or the one that `draw` makes, which is kept where it is a good one (status 200). */
  get(key: string, draw: () => Promise<DrawnPage>): Promise<KeptPage>;
}

/** All pages together, in bytes; copies are a third of it again. */
const BYTES_MAX = 32 * 1024 * 1024;
/** Of 0–11: three times as quick as the highest, some percent larger. */
const BROTLI_QUALITY = 5;

/** An empty store. */
export function createPageStore(bytesMax = BYTES_MAX): PageStore {
  const pages = new Map<string, Promise<KeptPage>>();
  const sizes = new Map<string, number>();
  let bytes = 0;

  function forget(key: string): void {
    pages.delete(key);
    bytes -= sizes.get(key) ?? 0;
    sizes.delete(key);
  }

  async function keep(key: string, drawing: Promise<KeptPage>): Promise<KeptPage> {
    const page = await drawing.catch((error: unknown) => {
      forget(key);
      throw error;
    });
    if (page.status !== 200) forget(key);
    else {
      sizes.set(key, page.plain.length);
      bytes += page.plain.length;
      for (const [oldest] of pages) {
        if (bytes <= bytesMax) break;
        forget(oldest);
      }
    }
    return page;
  }

  return {
    get(key, draw) {
      const known = pages.get(key);
      if (known !== undefined) {
        pages.delete(key);
        pages.set(key, known);
        return known;
      }
      const page = keep(key, draw().then(keptPage));
      pages.set(key, page);
      return page;
    },
  };
}

/** A drawn page, ready to be sent. */
export function keptPage({ status, body }: DrawnPage): KeptPage {
  const plain = Buffer.from(body);
  const copies = new Map<string, Promise<Buffer>>();
  return {
    status,
    // Weak, since it stands for all encodings (RFC 9110 §8.8.1).
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    compressed(encoding) {
      const made = copies.get(encoding) ?? compress(plain, encoding);
      copies.set(encoding, made);
      return made;
    },
  };
}

function compress(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes);
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}
