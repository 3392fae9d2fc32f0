import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestPaths, manifestText } from '../manifests.ts';
import { isPortable, isShipped, type Manifest, owners, readManifest, readSources } from '../repository.ts';
import { cycleProblems } from '../rules/cycles.ts';
import { undeclaredProblems, unusedProblems } from '../rules/dependencies.ts';
import { docCommentProblems } from '../rules/doc-comments.ts';
import { escapeHatchProblems } from '../rules/escape-hatches.ts';
import { indexProblems, namelessExportProblems } from '../rules/exports.ts';
import { lengthProblems } from '../rules/file-length.ts';
import { escapeProblems, nodeProblems } from '../rules/imports.ts';
import { layerProblems } from '../rules/layers.ts';
import { entriesOf, publicDeclarations } from '../rules/public-api.ts';

const sources = readSources();
const shipped = sources.filter(({ path }) => isShipped(path));
const manifests = new Map(owners().map((owner): [string, Manifest] => [owner, readManifest(owner)]));
const members = new Map([...manifests].filter(([owner]) => owner !== ''));
const entries = entriesOf(shipped, manifests);

describe('the structure of the repository', () => {
  it('has sources to look at', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(entries.length).toBeGreaterThanOrEqual(7);
  });

  it('imports strictly downward', () => {
    expect(layerProblems(sources, manifests)).toEqual([]);
  });

  it('keeps relative imports inside their package', () => {
    expect(escapeProblems(sources)).toEqual([]);
  });

  it('declares every package that it imports', () => {
    expect(undeclaredProblems(sources, manifests)).toEqual([]);
  });

  it('declares no package that it does not import', () => {
    expect(unusedProblems(sources, members)).toEqual([]);
  });

  it('has no rings of imports', () => {
    expect(cycleProblems(sources)).toEqual([]);
  });

  it('makes every manifest from the one base', () => {
    const differing = manifestPaths().filter((path) => readFileSync(path, 'utf8') !== manifestText(path));
    expect(differing, 'mended by `pnpm manifests`').toEqual([]);
  });

  it('exports by explicit names', () => {
    expect(namelessExportProblems(shipped)).toEqual([]);
    expect(indexProblems(entries)).toEqual([]);
  });

  it('keeps files short', () => {
    expect(lengthProblems(sources)).toEqual([]);
  });

  it('runs in browsers and on edge runtimes', () => {
    expect(nodeProblems(sources.filter(({ path }) => isPortable(path)))).toEqual([]);
  });

  it('does not step around the type checker', () => {
    expect(escapeHatchProblems(shipped)).toEqual([]);
  });

  it('documents everything that users can import', () => {
    expect(docCommentProblems(publicDeclarations(entries, shipped))).toEqual([]);
  });
});
