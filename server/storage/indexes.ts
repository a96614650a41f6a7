import type { Connection } from 'mongoose';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';

/**
 * Indexes are code: each store file declares those of its collection as data, and the start compares them with the
 * database. Only kinds that every store keeps alike can be said here.
 */
export interface IndexSpec {
  readonly collection: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly options?: IndexOptions;
}

/** `expireAfterSeconds` deletes documents by themselves; never together with a partial filter, which it would ignore. */
export interface IndexOptions {
  readonly unique?: true;
  readonly sparse?: true;
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
  readonly expireAfterSeconds?: number;
}

interface FoundIndex extends Record<string, unknown> {
  name?: string;
  key: Record<string, unknown>;
}

/** The indexes of one collection, checked for what the embedded engine cannot keep. */
export function defineIndexes(
  collection: string,
  ...indexes: readonly [IndexSpec['key'], IndexOptions?][]
): readonly IndexSpec[] {
  return indexes.map(([key, options]) => {
    if (options?.partialFilterExpression && options.expireAfterSeconds !== undefined) {
      throw new Error(`${collection} ${indexName(key)}: an expiring index must not have a partial filter`);
    }
    return { collection, key, ...(options && { options }) };
  });
}

/** The name an index has in the database and in duplicate-key errors: `conversation_1_seq_-1`. */
export function indexName(key: IndexSpec['key']): string {
  return Object.entries(key).flat().join('_');
}

/**
 * Makes the database's indexes those of `specs`; others stay. Throws StartError where a unique index of a collection
 * with documents is missing and cannot be made, or is another than the code relies on.
 */
export async function ensureIndexes(connection: Connection, specs: readonly IndexSpec[], log: Logger): Promise<void> {
  const names = [...new Set(specs.map((spec) => spec.collection))];
  const wanted = (name: string) => specs.filter((spec) => spec.collection === name);
  await Promise.all(names.map((name) => ensureCollection(connection, name, wanted(name), log)));
}

async function ensureCollection(
  connection: Connection,
  name: string,
  wanted: readonly IndexSpec[],
  log: Logger,
): Promise<void> {
  const collection = connection.collection(name);
  const found = await existing(connection, name);
  const byName = new Map(found.map((index) => [index.name, index]));
  for (const spec of wanted) {
    const index = byName.get(indexName(spec.key));
    if (index && describe(index) === describe(spec)) continue;
    const filled = (await collection.findOne({}, { projection: { _id: 1 } })) !== null;
    if (index) {
      if (filled && (spec.options?.unique || index['unique'])) throw different(spec, index);
      log.warn({ collection: name, index: index.name }, 'an index has changed and is built again');
      await collection.dropIndex(index.name ?? '');
    } else if (filled) {
      log.warn({ collection: name, index: indexName(spec.key) }, 'an index is missing and is built now');
    }
    await create(connection, spec);
  }
}

/** Which of `specs` the database does not have as they are. */
export async function indexesToMake(connection: Connection, specs: readonly IndexSpec[]): Promise<readonly IndexSpec[]> {
  const names = [...new Set(specs.map((spec) => spec.collection))];
  const found = new Map(await Promise.all(names.map(async (name) => [name, await existing(connection, name)] as const)));
  return specs.filter((spec) => !found.get(spec.collection)?.some((index) => index.name === indexName(spec.key) && describe(index) === describe(spec)));
}

async function create(connection: Connection, spec: IndexSpec): Promise<void> {
  const options = { ...spec.options, name: indexName(spec.key) };
  try {
    await connection.collection(spec.collection).createIndex({ ...spec.key }, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`Index ${options.name} of collection ${spec.collection} cannot be made: ${reason}`, {
      cause: error,
    });
  }
}

async function existing(connection: Connection, name: string): Promise<FoundIndex[]> {
  const collections = await connection.db?.listCollections({ name }, { nameOnly: true }).toArray();
  return collections?.length ? connection.collection(name).indexes() : [];
}

/** An index in words that are equal where the indexes are; the order of its fields counts. */
function describe(index: IndexSpec | FoundIndex): string {
  const options: Partial<Record<string, unknown>> = isSpec(index) ? { ...index.options } : index;
  return JSON.stringify([
    Object.entries(index.key).map(([field, direction]) => [field, Number(direction)]),
    Boolean(options['unique']),
    Boolean(options['sparse']),
    options['partialFilterExpression'] ?? null,
    options['expireAfterSeconds'] === undefined ? null : Number(options['expireAfterSeconds']),
  ]);
}

function isSpec(index: IndexSpec | FoundIndex): index is IndexSpec {
  return typeof index['collection'] === 'string';
}

function different(spec: IndexSpec, found: FoundIndex): StartError {
  return new StartError(
    `Index ${indexName(spec.key)} of collection ${spec.collection} is not the one this version relies on ` +
      `(found ${describe(found)}, needed ${describe(spec)}), and the collection holds documents. ` +
      'Restore a backup made by this version, or drop the index after checking the data.',
  );
}
