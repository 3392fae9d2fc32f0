/**
 * Builds the documentation, `pnpm run docs`: guide, lessons, methods, decisions and the reference of every package in one site, in the order of
 * `docs/README.md`. It ends with an error where TypeDoc warns, or where a link of the site leads nowhere.
 */
import { join } from 'node:path';
import { Application, type DocumentReflection, type ProjectReflection } from 'typedoc';
import { chaptersOf, completed, titleOf } from './docs/plan.ts';
import { siteLinkProblems } from './docs/site-links.ts';
import { readPages } from './examples/read.ts';
import { readSource, root } from './repository.ts';

const index = readSource('docs/README.md');
const others = readPages().map(({ path }) => path);
const chapters = completed(
  chaptersOf(index),
  others.filter((path) => path !== index.path),
);
const settings = JSON.parse(readSource('typedoc.json').text) as {
  readonly entryPoints: readonly string[];
  readonly out: string;
};
const packages = 'Packages';
/** What TypeDoc calls the packages. */
const modules = 'Modules';
const places = new Map(chapters.flatMap(({ title, pages }) => pages.map((path) => [join(root, path), title] as const)));
/** READMEs of packages are the first pages of their packages. */
const documents = [...places.keys()].filter(
  (path) => !settings.entryPoints.some((folder) => path === join(root, folder, 'README.md')),
);
const order = [...places.keys()];

const app = await Application.bootstrapWithPlugins({
  projectDocuments: documents,
  groupOrder: chapters.map(({ title }) => (title === packages ? modules : title)),
  navigation: { includeGroups: true },
  headings: { readme: false, document: false },
});
app.on(Application.EVENT_PROJECT_REVIVE, putInOrder);
app.on(Application.EVENT_PROJECT_REVIVE, nameThePackages, -200);
app.on(Application.EVENT_PROJECT_REVIVE, unlinkSources);

const project = await app.convert();
if (project !== undefined) {
  app.validate(project);
  await app.generateOutputs(project);
}
const troubles = app.logger.hasErrors() || app.logger.hasWarnings();
const broken = project === undefined || troubles ? [] : siteLinkProblems(join(root, settings.out));
for (const problem of broken) console.error(problem);
process.exitCode = troubles || broken.length > 0 ? 1 : 0;

/** Runs before TypeDoc groups what it has found. */
function putInOrder(project: ProjectReflection): void {
  const pathOf = (page: DocumentReflection): string => project.files.getReflectionPath(page) ?? '';
  const placeOf = (child: object): number => order.indexOf(pathOf(child as DocumentReflection));
  for (const page of project.documents ?? []) {
    const path = pathOf(page);
    page.frontmatter['title'] = titleOf(readSource(path.slice(root.length)));
    page.frontmatter['group'] = places.get(path) ?? '';
  }
  project.documents?.sort((a, b) => placeOf(a) - placeOf(b));
  project.childrenIncludingDocuments?.sort((a, b) => placeOf(a) - placeOf(b));
}

function nameThePackages({ groups = [] }: ProjectReflection): void {
  for (const group of groups) if (group.title === modules) group.title = packages;
}

/** The site holds no sources: it says in which file a thing is defined, and links nowhere. */
function unlinkSources({ reflections }: ProjectReflection): void {
  for (const each of Object.values(reflections)) {
    const { sources = [] } = each as { sources?: { url?: string }[] };
    for (const source of sources) delete source.url;
  }
}
