/** What editors keep beside the articles: categories, redirects, snippets, images and files. */
import { categoriesContract } from './categories-contract.ts';
import { linksContract } from './links-contract.ts';
import { snippetsContract } from './snippets-contract.ts';
import { uploadsContract } from './uploads-contract.ts';

/** The commands of the shelf. */
export const shelfContract = { ...categoriesContract, ...linksContract, ...snippetsContract, ...uploadsContract } as const;
