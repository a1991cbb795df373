// SUSHI, run as a library: with the base definitions only, no network, no log of its own.
//
// Its command line would also ask a registry for the newest tools and terminology packages at each
// run; a build that gives the same bytes for the same tree must not.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskBasedPackageCache } from 'fhir-package-loader';
import sushi from 'fsh-sushi';
import { CORE } from './core-package.mjs';

const { fhirdefs, sushiExport, utils } = sushi;

/** Compiles the project's FSH into the folder; returns what SUSHI found wrong, in words. */
export async function compile(project, cache, out) {
  utils.logger.transports.forEach((transport) => (transport.silent = true));
  utils.errorsAndWarnings.shouldTrack = true;

  const config = utils.readConfig(project);
  const definitions = await baseDefinitions(cache);
  const tank = utils.fillTank(utils.getRawFSHes(join(project, 'input', 'fsh')), config);
  tank.checkDuplicateNameEntities();
  const found = sushiExport.exportFHIR(tank, definitions);

  const errors = utils.errorsAndWarnings.errors.map(inWords);
  if (errors.length === 0) {
    write(found, out, config);
  }
  return { errors, warnings: utils.errorsAndWarnings.warnings.map(inWords) };
}

async function baseDefinitions(cache) {
  const definitions = await fhirdefs.createFHIRDefinitions({
    packageCache: new DiskBasedPackageCache(cache),
    registryClient: {
      resolveVersion: async (name, version) => version,
      download: async (name, version) => {
        throw new Error(`${name}#${version} is not in ${cache}`);
      },
    },
  });
  const status = await definitions.loadPackage(CORE.name, CORE.version);
  if (status !== 'LOADED') {
    throw new Error(`${CORE.name}#${CORE.version} could not be read from ${cache}: ${status}`);
  }
  return definitions;
}

function write(found, out, config) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'examples'), { recursive: true });
  const definitions = [
    ...found.profiles,
    ...found.extensions,
    ...found.valueSets,
    ...found.codeSystems,
    ...found.instances.filter((instance) => instance._instanceMeta.usage === 'Definition'),
  ];
  const examples = found.instances.filter((instance) => instance._instanceMeta.usage === 'Example');
  writeJson(out, '.index.json', {
    'index-version': 2,
    files: definitions.map((definition) => writeResource(out, definition)).sort(byFile),
  });
  examples.forEach((example) => writeResource(join(out, 'examples'), example));
  writeJson(out, 'package.json', {
    name: 'org.cleanclaim.profiles',
    version: config.version,
    canonical: config.canonical,
    fhirVersions: config.fhirVersion,
    dependencies: { [CORE.name]: CORE.version },
  });
}

/** Writes one resource; returns its line of the package's index. */
function writeResource(folder, resource) {
  const filename = resource.getFileName();
  const json = resource.toJSON(false);
  writeJson(folder, filename, json);
  const { resourceType, id, url, version, kind, type } = json;
  return { filename, resourceType, id, url, version, kind, type };
}

function writeJson(folder, name, json) {
  writeFileSync(join(folder, name), `${JSON.stringify(json, null, 2)}\n`);
}

function byFile(one, other) {
  return one.filename < other.filename ? -1 : 1;
}

function inWords({ message, location, input }) {
  return input ? `${input}:${location?.startLine ?? '?'} ${message}` : message;
}
