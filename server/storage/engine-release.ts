/** One wheel of the embedded engine, and the files of it that are kept, with their SHA-256. */
export interface EngineRelease {
  platform: string;
  wheelPlatform: string;
  wheelSha256: string;
  binary: string;
  files: Readonly<Record<string, string>>;
}

/** The package that carries the engine and the last version of it that brings the native server. */
export const ENGINE_PACKAGE = 'secantusdb==0.6.0b17';

/**
 * The wheels by platform, hashes as of the package index. The cp312 wheel is fetched whatever Python is there:
 * only its native server is used, never its Python modules. On Linux the server finds its compression library
 * by its own relative place, so both keep theirs.
 */
const RELEASES: readonly EngineRelease[] = [
  {
    platform: 'linux-x64',
    wheelPlatform: 'manylinux_2_28_x86_64',
    wheelSha256: 'a77fc08b43232ae420f9b3824c0342a1e58d657a8eb9daa86c3c16fd91e255f0',
    binary: 'secantusdb.scripts/secantusd-rs',
    files: {
      'secantusdb.scripts/secantusd-rs': 'd9b4a8cbc0bdb1b64f3b8933e6076a291c5b639370b541086293006586262601',
      'secantusdb.libs/liblz4-c23f16fe.so.1.8.3': '7309e658cc2ffe889122930e3be26f4b29f8827a6492ad5f2d5d5b1efd782780',
    },
  },
  {
    platform: 'linux-arm64',
    wheelPlatform: 'manylinux_2_28_aarch64',
    wheelSha256: '46b234b7f374faa10a6354c1d34ae17f36afa0c9ff8f70398df36f2b3aaf1a98',
    binary: 'secantusdb.scripts/secantusd-rs',
    files: {
      'secantusdb.scripts/secantusd-rs': 'cbbc249d7184b4b4ae31fb79e3c9d3920bb2dbe04c4ce214021300fecf9ec1a1',
      'secantusdb.libs/liblz4-b2322fcc.so.1.8.3': 'bf822830acd7f2ba2542be03c252d504a5a1fb69de768f1a228555d63d2b2141',
    },
  },
  {
    platform: 'darwin-arm64',
    wheelPlatform: 'macosx_11_0_arm64',
    wheelSha256: 'bc8dae439d5990768870381911e48ee662f3f8b14192d4595c6b36cfa0c6e1e5',
    binary: 'secantusdb-0.6.0b17.data/scripts/secantusd-rs',
    files: {
      'secantusdb-0.6.0b17.data/scripts/secantusd-rs':
        '6f6c06680aee9fc3d6d387e085b3b8e27fdc6242c3f1e584a4542889628e7b9a',
    },
  },
  {
    platform: 'win32-x64',
    wheelPlatform: 'win_amd64',
    wheelSha256: 'f220e6333af168949a977f087c6f52253dfe6f538953e35f65fdd2eed6193ddf',
    binary: 'secantusdb-0.6.0b17.data/scripts/secantusd-rs.exe',
    files: {
      'secantusdb-0.6.0b17.data/scripts/secantusd-rs.exe':
        '1944927b507f8a6f86548d6b8dfbdd259a758460b6c885f13aac62dbe471b458',
    },
  },
];

/** The release for a platform such as `linux-x64`, or undefined where none is published. */
export function engineRelease(platform = `${process.platform}-${process.arch}`): EngineRelease | undefined {
  return RELEASES.find((release) => release.platform === platform);
}
