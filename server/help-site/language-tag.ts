/** A language tag that browsers and `Intl` take, in its usual spelling: `pt-br` becomes `pt-BR`, one that is none `und`. */
export function properTag(locale: string): string {
  return canonical(locale) ?? canonical(locale.split('-')[0] ?? '') ?? 'und';
}

function canonical(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
