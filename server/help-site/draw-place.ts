/** From a place of the site to its page: what there is to read is read, what is related is found, then it is drawn. */
import type { HelpPlace } from './addresses.ts';
import { addressOf } from './addresses.ts';
import type { HelpArticle, HelpSources } from './help-sources.ts';
import type { HelpLanguage, HelpSite } from './help-site.ts';
import type { Stem } from './marked-text.ts';
import { articlePage } from './pages/article-page.ts';
import { categoryPage } from './pages/category-page.ts';
import { homePage } from './pages/home-page.ts';
import type { DrawnPage, PageContext } from './pages/page-frame.ts';
import { pathTo } from './pages/page-frame.ts';
import { problemPage } from './pages/problem-page.ts';
import { searchPage } from './pages/search-page.ts';
import type { VoteStep } from './pages/vote-box.ts';

/** Where a place is found now, or what has become of it. */
export type Fate = { kind: 'here' } | { kind: 'moved'; to: string; forGood: boolean } | { kind: 'not_found' } | { kind: 'gone' };

/** Articles that are offered beside one. */
const RELATED_MAX = 4;

/** Decides what a reader finds at a place whose language the site speaks. */
export function fateOf(place: HelpPlace, site: HelpSite, sources: Pick<HelpSources, 'isArchived' | 'shelf'>): Fate {
  const language = site.language(place.locale);
  if (place.at === 'category') {
    if (language.categories.bySlug(place.slug) !== undefined) return { kind: 'here' };
    const renamed = sources.shelf().categorySlug(place.slug);
    const found = renamed !== null && renamed !== place.slug && language.categories.bySlug(renamed) !== undefined;
    return found ? { kind: 'moved', to: addressOf({ ...place, slug: renamed }, site), forGood: true } : { kind: 'not_found' };
  }
  if (place.at !== 'article' && place.at !== 'vote') return { kind: 'here' };
  const { slug } = place;
  if (language.article(slug) !== undefined) return { kind: 'here' };
  const to = pathOfArticle(slug, language, site, sources);
  if (to !== null) return { kind: 'moved', to, forGood: site.translations(slug).length === 0 };
  return { kind: sources.isArchived(slug, language.locale) ? 'gone' : 'not_found' };
}

/** Where readers of a language find an article: in it, under a new name, or in the nearest language; null for nowhere. */
function pathOfArticle(slug: string, language: HelpLanguage, site: HelpSite, sources: Pick<HelpSources, 'shelf'>): string | null {
  const nearest = (wanted: string): string | null => {
    const [first] = language.article(wanted) === undefined ? site.translations(wanted) : [language];
    return first === undefined ? null : addressOf({ at: 'article', locale: first.locale, slug: wanted }, site);
  };
  const renamed = () => sources.shelf().redirect(slug, language.locale);
  return nearest(slug) ?? nearest(renamed() ?? slug);
}

/** Draws the page of an article that is here. */
export async function drawArticle(context: PageContext, slug: string, step: VoteStep, sources: HelpSources): Promise<DrawnPage> {
  const { site, language } = context;
  const article = await sources.read(slug, language.locale);
  // Taken back in this moment: the site hears of it with its next look at the articles.
  if (article === null || article.slug !== slug || article.locale.toLowerCase() !== language.locale) return problemPage(context, 'not_found');
  const found = articlesOf(language, await sources.search(article.title, language.locale)).filter((other) => other.slug !== slug);
  const category = language.article(slug)?.category;
  const related = [...found.filter((other) => other.category === category), ...found.filter((other) => other.category !== category)].slice(0, RELATED_MAX);
  return articlePage(context, { article, related, step, linkTo: (other) => pathOfArticle(other, language, site, sources) });
}

/** Draws what needs no reading. */
export function drawListing(context: PageContext, place: HelpPlace): DrawnPage {
  if (place.at !== 'category') return homePage(context);
  const category = context.language.categories.bySlug(place.slug);
  return category === undefined ? problemPage(context, 'not_found') : categoryPage(context, category);
}

/** Draws a search. `record` is told what was found, and gives the id that results carry. */
export async function drawSearch(
  context: PageContext,
  query: string,
  sources: HelpSources,
  record: (found: readonly HelpArticle[]) => Promise<string | null>,
): Promise<DrawnPage> {
  const { locale } = context.language;
  const stem: Stem = (word) => sources.stem(word, locale);
  const [slugs, meant] = query === '' ? [[], null] : await Promise.all([sources.search(query, locale), sources.respell(query, locale)]);
  const found = articlesOf(context.language, slugs);
  return searchPage(context, { query, found, meant, stem, id: await record(found) });
}

const articlesOf = (language: HelpLanguage, slugs: readonly string[]): HelpArticle[] => slugs.flatMap((slug) => language.article(slug) ?? []);

/** Where somebody in a place of the site finds the same in another language. */
export function placeIn(place: HelpPlace, locale: string, site: HelpSite): string {
  const context = { site, language: site.language(locale) };
  if (place.at === 'article' || place.at === 'vote') return addressOf({ at: 'article', locale: context.language.locale, slug: place.slug }, site);
  return place.at === 'category' ? pathTo(context, { at: 'category', slug: place.slug }) : pathTo(context, { at: place.at });
}
