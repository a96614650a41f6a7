/**
 * What can be built, from what, into where. Each part is made in a folder beside its place and moved there when it
 * is whole: a failed build leaves the last good one, and a server that runs from it is not disturbed.
 */
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TOOLS = ['package-lock.json', 'tsconfig.json', 'scripts/build'];

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {string} output folder, from the root
 * @property {string[]} sources files and folders, from the root
 */

/** @type {Part[]} */
export const PARTS = [
  {
    name: 'node',
    title: 'server',
    output: 'dist/node',
    sources: ['protocol', 'client', 'server', 'bench', 'tsconfig.server.json', ...TOOLS],
  },
  {
    name: 'web',
    title: 'widget and console',
    output: 'dist/web',
    sources: ['protocol', 'client', 'widget', 'console', 'rollup.config.mjs', ...TOOLS],
  },
  {
    name: 'npm',
    title: 'npm entry of the widget',
    output: 'dist/npm',
    sources: ['protocol', 'client', 'widget', 'tsconfig.npm.json', 'rollup.config.mjs', ...TOOLS],
  },
];

/** What `npm start` needs. */
export const PARTS_TO_RUN = PARTS.filter((part) => part.name !== 'npm');
