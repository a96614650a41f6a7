/** The name of a language in the reader's own: "de" is "German". What no browser knows is shown as it is. */
export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** Languages to offer where none are in use yet; any other can come by import or API. */
export const LANGUAGES: readonly string[] = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'nb', 'fi', 'cs', 'tr', 'uk', 'ja', 'zh', 'ar'];
