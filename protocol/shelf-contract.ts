/** What editors keep beside the articles: categories, redirects. */
import { categoriesContract } from './categories-contract.ts';
import { linksContract } from './links-contract.ts';

/** The commands of the shelf. */
export const shelfContract = { ...categoriesContract, ...linksContract } as const;
