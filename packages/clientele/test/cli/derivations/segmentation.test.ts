import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

bench.write('customers.csv', 'client,visits,city\na,1,Bonn\nb,9,Kiel\nc,2,Bonn\nd,30,Bonn\n');
const clusters = ['derive', 'clusters', 'customers.csv', '--set', 'k=2'];

describe('derive clusters', () => {
  const single = ['--columns', 'visits', '--set', 'scale=none', '--set', 'linkage=single'];

  it('cuts a tree, and names rows by --id', async () => {
    const args = [...clusters, ...single, '--set', 'method=hierarchical', '--id', 'client'];
    const { stdout, stderr } = await bench.call(args);
    expect(stdout).toBe('id,cluster\na,0\nb,0\nc,0\nd,1\n');
    expect(stderr).toBe('');
  });

  it('takes a column id, else numbers the rows, and says so', async () => {
    const named = await bench.call(['derive', 'clusters', '-', '--set', 'k=1'], { stdin: 'id,visits\n007,1\n008,2\n' });
    expect(named.stdout).toBe('id,cluster\n007,0\n008,0\n');
    const numbered = await bench.call([...clusters, ...single]);
    expect(numbered.stdout).toBe('id,cluster\n0,0\n1,0\n2,0\n3,1\n');
    expect(numbered.stderr).toMatch(/^note: ids are row numbers from 0/);
  });

  it('takes all other columns for features, and says so', async () => {
    const { stdout, stderr } = await bench.call([...clusters, '--id', 'client']);
    expect(stderr).toBe('note: features are visits, city; --columns a,b chooses others\n');
    expect(stdout).toBe('id,cluster\na,0\nb,0\nc,0\nd,1\n');
  });

  it.each([
    ['dbscan', ['--set', 'radius=1', '--set', 'minPoints=2']],
    ['hdbscan', ['--set', 'minClusterSize=2']],
  ])('finds clusters by density: %s', async (method, settings) => {
    const args = ['derive', 'clusters', '-', '--columns', 'visits', '--set', `method=${method}`, '--set', 'scale=none'];
    const stdin = 'id,visits\na,1\nb,2\nc,3\nd,30\ne,31\nf,90\n';
    const { stdout, stderr } = await bench.call([...args, ...settings], { stdin });
    expect(stdout).toBe('id,cluster\na,0\nb,0\nc,0\nd,1\ne,1\nf,-1\n');
    expect(stderr).toBe('note: 1 of 6 customers are in no cluster: their cluster is −1\n');
  });

  it('takes no dates, and says so', async () => {
    const stdin = 'id,since,visits\n007,2026-01-01,1\n008,2020-01-01,1\n009,2026-01-01,9\n';
    const { stdout, stderr } = await bench.call(['derive', 'clusters', '-', '--set', 'k=2'], { stdin });
    expect(stderr).toMatch(/^note: dates are no features; left out: since\n/);
    expect(stdout).toBe('id,cluster\n007,0\n008,0\n009,1\n');
  });

  it('takes a column of texts where it is named', async () => {
    const { stdout } = await bench.call([...clusters, '--id', 'client', '--columns', 'city']);
    expect(stdout).toBe('id,cluster\na,0\nb,1\nc,0\nd,0\n');
  });

  it.each([
    [['--set', 'method=optics'], /--set method must be one of "hierarchical", "dbscan", "hdbscan", got "optics"/],
    [['--columns', 'visit'], /no column "visit"; there are client, visits, city/],
    [['--columns', 'visits', '--set', 'features=["visits"]'], /--columns and --set features say the same/],
    [['--as-of', '2026-01-01'], /--as-of has no effect here/],
  ])('refuses %s', async (args, message) => {
    const { stderr, exitCode } = await bench.call([...clusters, ...args]);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  it('names line and column of a missing cell', async () => {
    const stdin = 'id,visits\n007,1\n008,\n009,4\n';
    const { stderr, exitCode } = await bench.call(['derive', 'clusters', '-', '--quiet'], { stdin });
    expect(stderr).toMatch(/standard input line 3, column visits: expected /);
    expect(exitCode).toBe(2);
  });
});

describe('derive cluster-quality', () => {
  const stdin = 'visits,cluster\n1,low\n1,low\n2,low\n9,high\n9,high\n8,high\n';

  it('gives one JSON record', async () => {
    const { stdout } = await bench.call(['derive', 'cluster-quality', '-', '--set', 'scale=none'], { stdin });
    const quality = JSON.parse(stdout) as Record<string, number>;
    // centres 4/3 and 26/3, around 5: within 4/3, between 6 (11/3)^2; mean distances to the centre 4/9 each
    expect(quality['inertia']).toBeCloseTo(4 / 3, 12);
    expect(quality['calinskiHarabasz']).toBeCloseTo(242, 9);
    expect(quality['daviesBouldin']).toBeCloseTo(8 / 9 / (22 / 3), 12);
    expect(quality['silhouette']).toBeGreaterThan(0.9);
    expect([quality['rows'], quality['clusters']]).toEqual([6, 2]);
  });

  it('needs a column of clusters, which --map may name', async () => {
    const renamed = stdin.replace('cluster', 'segment');
    const without = await bench.call(['derive', 'cluster-quality', '-'], { stdin: renamed });
    expect(without.stderr).toMatch(/^clientele derive cluster-quality: .*cluster/);
    expect(without.exitCode).toBe(2);
    const { stdout } = await bench.call(['derive', 'cluster-quality', '-', '--map', 'cluster=segment'], {
      stdin: renamed,
    });
    expect(JSON.parse(stdout)).toMatchObject({ rows: 6, clusters: 2 });
  });
});
