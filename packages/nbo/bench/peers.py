"""Fits of the Python package implicit, one thread, beside those of peers.ts: python peers.py EVENTS.csv"""
import csv, json, os, sys, time
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import implicit, numpy, scipy.sparse as sparse
from implicit.als import AlternatingLeastSquares
from implicit.nearest_neighbours import CosineRecommender

users, items = {}, {}
rows, columns = [], []
with open(sys.argv[1]) as file:
    for customer, item in csv.reader(file):
        rows.append(users.setdefault(customer, len(users)))
        columns.append(items.setdefault(item, len(items)))
X = sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), dtype=numpy.float64)
X.sum_duplicates()
X.data[:] = 1

def timed(run):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return {"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}

als = dict(factors=64, regularization=0.01, alpha=1.0, iterations=5, num_threads=1, random_state=1)
tasks = {
    "item-item top 50": lambda: CosineRecommender(K=50, num_threads=1).fit(X, show_progress=False),
    "implicit ALS, exact": lambda: AlternatingLeastSquares(use_cg=False, **als).fit(X, show_progress=False),
    "implicit ALS, gradients": lambda: AlternatingLeastSquares(use_cg=True, **als).fit(X, show_progress=False),
}
print(json.dumps({"version": implicit.__version__, "runs": {name: [timed(run) for _ in range(3)] for name, run in tasks.items()}}))
