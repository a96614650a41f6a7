/**
 * What is wrong with one import, in a sentence, or undefined. Pure: paths in, words out. Both paths are
 * relative to the root and use forward slashes.
 */
import { builtinModules } from 'node:module';
import {
  EDGE_FILE, INTEGRATION_TEST_IMPORTS, PACKAGE_HOMES, domainOf, isIntegrationTest, isTest, layerOf, livesIn,
} from './layers.mjs';

const SOURCE_EXTENSION = /\.(tsx?|mjs|css|json)$/;

/** @param {string} from @param {string} to */
export function checkLayer(from, to) {
  const source = layerOf(from);
  const target = layerOf(to);
  if (!source || !target || source === target) return undefined;
  if (source.imports.includes(target.name)) return undefined;
  if (isTest(from) && target.name === 'storage' && source.path.startsWith('server/')) return undefined;
  if (isIntegrationTest(from) && source.path.startsWith('server/') && INTEGRATION_TEST_IMPORTS.includes(target.name)) {
    return undefined;
  }
  return `${source.name} must not import ${target.name} (${to}); it may import ${source.imports.join(', ') || 'nothing'}.`;
}

/** Core of a domain must not import its edge. @param {string} from @param {string} to */
export function checkEdge(from, to) {
  const domain = domainOf(from);
  if (!domain || domain !== domainOf(to) || isTest(from)) return undefined;
  if (!EDGE_FILE.test(to) || EDGE_FILE.test(from) || from === `${domain}/index.ts`) return undefined;
  return `${from} is the core of its domain and must not import its edge, ${to}.`;
}

/** @param {string} from @param {string} to */
export function checkDoor(from, to) {
  const own = domainOf(from);
  const domain = domainOf(to);
  if (!domain) return undefined;
  const door = `${domain}/index.ts`;
  if (own !== domain) {
    if (to === door || (isTest(from) && to.startsWith(`${domain}/testing/`))) return undefined;
    return `${domain} is entered through its door ${door} only, not through ${to}.`;
  }
  if (to !== door || isTest(from)) return undefined;
  return `a domain's files do not import their own door ${door}; import the file itself.`;
}

/** @param {string} from @param {string} specifier a package, with or without a path inside it */
export function checkPackage(from, specifier) {
  const name = packageName(specifier);
  const homes = PACKAGE_HOMES.find((entry) => entry.packages.includes(name))?.homes;
  if (homes && !livesIn(from, homes)) return `${name} may be imported only in ${homes.join(', ')}.`;
  const layer = layerOf(from);
  if (!layer?.packages || isTest(from) || layer.packages.includes(name)) return undefined;
  return `${layer.name} must not import ${name}; it may use ${layer.packages.join(', ') || 'no packages'}.`;
}

/**
 * TypeScript resolves `./x.js` to `x.tsx`, the cycle rule does not: a cycle written that way would be missed.
 * @param {string} from @param {string} specifier a relative one
 */
export function checkExtension(from, specifier) {
  if (!/\.tsx?$/.test(from) || SOURCE_EXTENSION.test(specifier)) return undefined;
  return `import ${specifier} by its real name, with .ts or .tsx at the end.`;
}

/** @param {string} specifier */
function packageName(specifier) {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node';
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
