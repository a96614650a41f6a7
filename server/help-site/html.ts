/**
 * HTML as a template: `html\`<p>${text}</p>\`` escapes whatever is put in, unless it is HTML itself. There is no way
 * to put a text in as it is, so nothing that an author or a visitor wrote ever becomes markup.
 */

class MadeHtml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A piece of HTML that was made here. */
export type Html = MadeHtml;

/** What a template takes: text is escaped; lists are joined; null, undefined and false leave nothing. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

/** The tag of the templates. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) text += write(parts[at]) + (strings[at + 1] ?? '');
  return new MadeHtml(text);
}

/** An attribute with its value, or nothing where there is none; `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | null | undefined): Html {
  if (value === null || value === undefined || value === false) return NOTHING;
  return new MadeHtml(value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`);
}

/** A heading of a level between 1 and 6; tags have no place for a value in a template. */
export function heading(level: number, attributes: Html | null, content: Html): Html {
  const tag = `h${Math.min(6, Math.max(1, Math.trunc(level)))}`;
  return new MadeHtml(`<${tag}${attributes?.text ?? ''}>${content.text}</${tag}>`);
}

/** Data for machines in the page (JSON-LD): a data block, which browsers do not run, and which cannot end its element. */
export function dataBlock(type: string, data: unknown): Html {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return new MadeHtml(`<script type="${escapeText(type)}">${json}</script>`);
}

const NOTHING = new MadeHtml('');

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof MadeHtml) return part.text;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeText(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands between tags or in a quoted attribute, of HTML as of XML. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);
}
