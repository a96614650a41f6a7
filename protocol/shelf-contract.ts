/** What editors keep beside the articles, and what keeps the articles right. */
import { categoriesContract } from './categories-contract.ts';
import { duplicatesContract } from './duplicates-contract.ts';
import { languagesContract } from './languages-contract.ts';
import { linksContract } from './links-contract.ts';
import { snippetsContract } from './snippets-contract.ts';
import { uploadsContract } from './uploads-contract.ts';

/** The commands of the shelf. */
export const shelfContract = { ...categoriesContract, ...linksContract, ...snippetsContract, ...uploadsContract, ...duplicatesContract, ...languagesContract } as const;
