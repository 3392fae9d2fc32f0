"""Runs scikit-learn on the columns in a file and prints CPU seconds and the result as JSON."""
import json
import resource
import sys
import time

import numpy
import sklearn
from sklearn.cluster import AgglomerativeClustering, KMeans

task, path, rows, columns, k = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
X = numpy.fromfile(path, dtype=numpy.float64).reshape(columns, rows).T
X = numpy.ascontiguousarray((X - X.mean(axis=0)) / X.std(axis=0))
begin = [time.process_time(), time.perf_counter()]
if task == "k-means":
    result = KMeans(n_clusters=k, n_init=1, random_state=int(sys.argv[6])).fit(X).inertia_
else:
    result = float(AgglomerativeClustering(n_clusters=k, linkage="ward", compute_distances=True).fit(X).distances_.max())
cpu, wall = time.process_time() - begin[0], time.perf_counter() - begin[1]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpuSeconds": cpu, "seconds": wall, "result": result, "version": sklearn.__version__, "peakMegabytes": peak}))
