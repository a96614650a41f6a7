/**
 * The one table of who may import whom. Every file of the product lies in exactly one layer, found by the
 * start of its path; the longest match wins, so `server/kernel/` comes before the rule for all other folders
 * of the server, each of which is a domain.
 *
 * `imports` names the layers a file may reach besides its own. `packages`, where given, is the complete list
 * of packages it may use; where it is missing, `PACKAGE_HOMES` below still binds.
 */
const BROWSER_PACKAGES = ['valibot', 'preact', '@preact/signals', 'lucide', 'socket.io-client'];
/** The Markdown editor of articles, in a chunk of its own; see `PACKAGE_HOMES`. */
const CODEMIRROR = ['@codemirror/commands', '@codemirror/lang-markdown', '@codemirror/language', '@codemirror/state', '@codemirror/view', '@lezer/highlight'];

/** @typedef {{ name: string, path: string, imports: string[], packages?: string[] }} Layer */

/** @type {Layer[]} */
export const LAYERS = [
  { name: 'protocol', path: 'protocol/', imports: [], packages: ['valibot'] },
  { name: 'client', path: 'client/', imports: ['protocol'], packages: ['valibot', 'socket.io-client', '@preact/signals-core'] },
  { name: 'widget', path: 'widget/', imports: ['protocol', 'client'], packages: BROWSER_PACKAGES },
  // The loader runs on every page of a customer's site before anybody asked for a chat: no framework in it.
  { name: 'loader', path: 'widget/loader/', imports: ['protocol', 'client', 'widget'], packages: [] },
  { name: 'console', path: 'console/', imports: ['protocol', 'client'], packages: [...BROWSER_PACKAGES, ...CODEMIRROR, 'fflate'] },
  { name: 'kernel', path: 'server/kernel/', imports: ['protocol'] },
  { name: 'realtime', path: 'server/realtime/', imports: ['protocol', 'kernel'] },
  { name: 'http', path: 'server/http/', imports: ['protocol', 'kernel'] },
  { name: 'storage', path: 'server/storage/', imports: ['protocol', 'kernel'] },
  { name: 'domain', path: 'server/', imports: ['protocol', 'kernel', 'realtime', 'http', 'storage'] },
  { name: 'app', path: 'server/app/', imports: ['protocol', 'kernel', 'realtime', 'http', 'storage', 'domain'] },
  { name: 'bench', path: 'bench/', imports: ['protocol', 'client', 'kernel', 'answers-bench', 'ledger-bench', 'inbox-bench', 'routing-bench'] },
  // Thousands of questions, and which of the candidates was right: asked through a domain's door, not through a server.
  { name: 'answers-bench', path: 'bench/answers', imports: ['protocol', 'kernel', 'domain', 'bench'] },
  // A hundred thousand questions, written and read through the domain's door on a store of its own.
  { name: 'ledger-bench', path: 'bench/ledger', imports: ['protocol', 'kernel', 'domain', 'storage', 'bench'] },
  // Agents are made, and the log is read, on the store that two server processes share.
  { name: 'routing-bench', path: 'bench/routing', imports: ['protocol', 'kernel', 'domain', 'storage', 'bench'] },
  // A hundred thousand conversations, written straight into a store of its own and read as a server reads them.
  { name: 'inbox-bench', path: 'bench/inbox', imports: ['protocol', 'kernel', 'domain', 'storage', 'bench'] },
  { name: 'e2e', path: 'e2e/', imports: ['protocol', 'client', 'bench', 'kernel', 'storage', 'scripts'] },
  { name: 'scripts', path: 'scripts/', imports: [] },
];

/** What a test may reach besides what its layer may: the running whole, from the outermost place only. */
export const INTEGRATION_TEST_IMPORTS = ['kernel', 'realtime', 'http', 'storage', 'domain', 'app', 'client'];

/**
 * Packages that may appear in a few places only, so that the rest of the product knows nothing of them.
 * A home is the start of a path, or the end of a file's name.
 */
export const PACKAGE_HOMES = [
  { packages: ['mongoose', 'mongodb'], homes: ['server/storage/', '-store.ts'] },
  { packages: ['express', 'helmet', 'compression'], homes: ['server/http/', 'server/app/', '-routes.ts', 'bench/'] },
  { packages: ['socket.io'], homes: ['server/realtime/', 'server/app/', 'client/testing/', 'bench/', 'e2e/'] },
  { packages: CODEMIRROR, homes: ['console/code-mirror/'] },
  { packages: ['socket.io-client'], homes: ['client/', 'bench/', 'e2e/', '/create-realtime.test.ts'] },
];

/** The only places that may read the environment; everybody else is handed values. */
export const ENVIRONMENT_HOMES = ['server/app/config.ts', 'scripts/', 'bench/', 'e2e/'];

/** Files at a domain's rim. The domain's core must not know them. */
export const EDGE_FILE = /-(commands|routes)\.ts$/;

/** @param {string} file path from the root @returns {Layer | undefined} */
export function layerOf(file) {
  const found = LAYERS.filter((layer) => file.startsWith(layer.path));
  return found.sort((a, b) => b.path.length - a.path.length)[0];
}

/** The folder of a domain's file (`server/surveys`), or undefined for any other file. @param {string} file */
export function domainOf(file) {
  if (layerOf(file)?.name !== 'domain') return undefined;
  return file.split('/').slice(0, 2).join('/');
}

/** Tests and what only tests use. @param {string} file */
export function isTest(file) {
  return /\.test\.(tsx?|mjs)$/.test(file) || file.includes('/testing/');
}

/** @param {string} file */
export function isIntegrationTest(file) {
  return file.endsWith('.int.test.ts') || file.includes('/testing/');
}

/** Is the file at one of these homes? @param {string} file @param {string[]} homes */
export function livesIn(file, homes) {
  return homes.some((home) => file.startsWith(home) || file.endsWith(home));
}
