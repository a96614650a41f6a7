/** What editors keep beside the articles: categories, redirects, images and files. */
import { categoriesContract } from './categories-contract.ts';
import { linksContract } from './links-contract.ts';
import { uploadsContract } from './uploads-contract.ts';

/** The commands of the shelf. */
export const shelfContract = { ...categoriesContract, ...linksContract, ...uploadsContract } as const;
