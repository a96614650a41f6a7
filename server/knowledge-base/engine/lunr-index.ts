import lunr from 'lunr';
import type { Bm25, IndexField, ScoringBuilder } from './scoring-index.ts';

/** Begins an index that Lunr keeps: what its scores are, and how they come about, is told by Lunr's documentation. */
export function lunrBuilder(fields: readonly IndexField[], { k1, b }: Bm25): ScoringBuilder {
  const builder = new lunr.Builder();
  builder.ref('document');
  for (const { name, boost } of fields) builder.field(name, { boost });
  builder.k1(k1);
  builder.b(b);
  const held: ReadonlySet<string>[][] = [];
  return {
    add(words) {
      builder.add({ document: String(held.length), ...Object.fromEntries(fields.map(({ name }, i) => [name, words[i] ?? []])) });
      held.push(words.map((list) => new Set(list)));
    },
    build() {
      const index = builder.build();
      return {
        search(terms, limit) {
          const hits = index.query((query) => {
            for (const { term, fields: asked, boost } of terms) query.term(term, { fields: asked.flatMap((i) => fields[i]?.name ?? []), boost, usePipeline: false });
          });
          // A query without a single known term would match every article.
          return hits.filter(({ score }) => score > 0).slice(0, limit).map(({ ref, score }) => ({ document: Number(ref), score }));
        },
        holds: (document, term, asked) => asked.some((i) => held[document]?.[i]?.has(term)),
      };
    },
  };
}
