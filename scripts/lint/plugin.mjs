/**
 * Porchlight's own rules, as a plugin of oxlint, so that one tool reads each file once and an editor shows
 * them while typing. The plain functions that decide are in `import-rules.mjs`, the table in `layers.mjs`.
 */
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDoor, checkEdge, checkExtension, checkLayer, checkPackage } from './import-rules.mjs';
import { ENVIRONMENT_HOMES, isTest, layerOf, livesIn } from './layers.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path */
const fromRoot = (path) => relative(ROOT, path).split(sep).join('/');

/**
 * A rule about imports: `check` gets the file, and the other file (relative import) or the specifier (package).
 * @param {'file' | 'package' | 'specifier'} kind
 * @param {((from: string, target: string) => string | undefined)[]} checks
 */
function importRule(kind, checks) {
  return {
    /** @param {any} context */
    create(context) {
      const from = fromRoot(context.filename);
      /** @param {any} node */
      const visit = (node) => {
        const specifier = node.source?.value ?? node.source?.literal?.value ?? node.argument?.literal?.value;
        if (typeof specifier !== 'string') return;
        const isRelative = specifier.startsWith('.');
        if (isRelative === (kind === 'package')) return;
        const target = kind === 'file' ? fromRoot(join(dirname(context.filename), specifier)) : specifier;
        for (const check of checks) {
          const message = check(from, target);
          if (message) context.report({ node, message });
        }
      };
      return {
        ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit,
        ImportExpression: visit, TSImportType: visit,
      };
    },
  };
}

const environment = {
  /** @param {any} context */
  create(context) {
    const file = fromRoot(context.filename);
    if (!layerOf(file) || isTest(file) || livesIn(file, ENVIRONMENT_HOMES)) return {};
    const message = 'the environment is read only in server/app/config.ts; take the value as an argument.';
    return {
      /** @param {any} node */
      MemberExpression(node) {
        const owner = node.object.type === 'MetaProperty' ? 'process' : node.object.name;
        const property = node.property.name ?? node.property.value;
        if (owner === 'process' && property === 'env') context.report({ node, message });
      },
      /** @param {any} node */
      ImportDeclaration(node) {
        if (/^(node:)?process$/.test(node.source.value)) context.report({ node, message });
      },
    };
  },
};

/** The embedded engine silently matches nothing for a RegExp object on an indexed field. */
const storeRegexp = {
  /** @param {any} context */
  create(context) {
    if (!context.filename.endsWith('-store.ts')) return {};
    const message = 'no RegExp in a store: compare a folded copy, or use { $regex: "…" }.';
    return {
      /** @param {any} node */
      Literal(node) {
        if (node.regex) context.report({ node, message });
      },
      /** @param {any} node */
      NewExpression(node) {
        if (node.callee.name === 'RegExp') context.report({ node, message });
      },
    };
  },
};

/** A file outside every layer would be bound by none of the rules. */
const place = {
  /** @param {any} context */
  create(context) {
    const file = fromRoot(context.filename);
    const stray = !layerOf(file) && file.includes('/');
    const looseInServer = /^server\/[^/]+$/.test(file);
    if (!stray && !looseInServer) return {};
    return {
      /** @param {any} node */
      Program(node) {
        context.report({ node, message: `${file} lies in no layer; see scripts/lint/layers.mjs.` });
      },
    };
  },
};

export default {
  meta: { name: 'porchlight' },
  rules: {
    layer: importRule('file', [checkLayer, checkEdge]),
    door: importRule('file', [checkDoor]),
    package: importRule('package', [checkPackage]),
    extension: importRule('specifier', [(from, to) => (to.startsWith('.') ? checkExtension(from, to) : undefined)]),
    environment,
    'store-regexp': storeRegexp,
    place,
  },
};
