// The package hl7.fhir.r4.core, rebuilt from the bundles that arrive inside a Maven jar.
//
// SUSHI reads the base definitions from a FHIR package cache, one JSON file per definition. The
// package itself is on no registry this build may count on; the same definitions are.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fhir } from 'fhir-tool';

export const CORE = { name: 'hl7.fhir.r4.core', version: '4.0.1' };

const FOLDERS = ['profile', 'valueset', 'extension'];

/** Builds the package in the cache unless a whole one is there. */
export function buildCorePackage(bundles, cache) {
  const folder = join(cache, `${CORE.name}#${CORE.version}`, 'package');
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const resource of definitionsIn(bundles)) {
    const file = join(folder, `${resource.resourceType}-${resource.id}.json`);
    writeFileSync(file, JSON.stringify(resource));
  }
  // Written last: a package without it is one whose making was interrupted.
  writeFileSync(
    manifest,
    JSON.stringify({ ...CORE, fhirVersions: [CORE.version], type: 'Core', dependencies: {} }),
  );
}

function* definitionsIn(bundles) {
  const fhir = new Fhir();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(bundles, folder)).sort()) {
      const bundle = fhir.xmlToObj(readFileSync(join(bundles, folder, name), 'utf8'));
      yield* bundle.entry.map((entry) => entry.resource);
    }
  }
}
