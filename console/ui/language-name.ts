/** The name of a language in the reader's own: "de" is "German". What no browser knows is shown as it is. */
export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
