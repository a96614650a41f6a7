/** The language that is used where a customer's own has nothing. */
const FALLBACK = 'en';

/** What is kept for a locale: its own, else its language's, else English, else whatever there is. Keys are lower case. */
export function nearestLocale<T>(byLocale: ReadonlyMap<string, T>, locale: string): T | undefined {
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0] ?? wanted;
  const related = [...byLocale.keys()].find((key) => key.split('-')[0] === language);
  const key = [wanted, language, related, FALLBACK].find((name) => name !== undefined && byLocale.has(name));
  return key === undefined ? byLocale.values().next().value : byLocale.get(key);
}
