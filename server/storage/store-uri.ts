import { StartError } from '../kernel/errors.ts';

/** The database that is used where a connection string names none. */
export const DEFAULT_DATABASE = 'porchlight';

/** The database named in a connection string's path, or the default one. */
export function databaseName(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name ? decodeURIComponent(name) : DEFAULT_DATABASE;
}

/** Throws a StartError that names the setting when `uri` is no MongoDB connection string. */
export function checkUri(uri: string): void {
  if (/^mongodb(\+srv)?:\/\/[^/]+/.test(uri)) return;
  throw new StartError('MONGODB_URI must look like mongodb://host:port/database or mongodb+srv://host/database.');
}

/** True where a connection string carries a name or password. */
export function hasCredentials(uri: string): boolean {
  return /^[^/]+:\/\/[^/]*@/.test(uri);
}

/** A connection string as it may be shown: hosts and database, no name, password or options. */
export function withoutCredentials(uri: string): string {
  return uri.replace(/^([^/]+:\/\/)[^/]*@/, '$1').replace(/\?.*$/, '');
}

/** The same server and options with another database. */
export function withDatabase(uri: string, database: string): string {
  const [, server = '', options = ''] = /^([^/]+:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(uri) ?? [];
  return `${server}/${encodeURIComponent(database)}${options}`;
}

/** The options that a connection string sets, in lower case; their case does not count. */
export function optionNames(uri: string): ReadonlySet<string> {
  const query = new URLSearchParams(uri.split('?')[1] ?? '');
  return new Set([...query.keys()].map((option) => option.toLowerCase()));
}
