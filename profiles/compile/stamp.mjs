// Stamp: the digest of what a result was made from, kept beside the result.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Digest of files and folders by name and content, and of further words. */
export function digest(paths, ...words) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) {
    hash.update(basename(path)).update('\0').update(readFileSync(path)).update('\0');
  }
  words.forEach((word) => hash.update(word).update('\0'));
  return hash.digest('hex');
}

export function isCurrent(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

export function remember(stamp, wanted) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
