"""Mines itemsets by mlxtend's fpgrowth on its sparse frame: with_mlxtend.py TASK FILE COUNT."""
import json
import resource
import sys
import time

import mlxtend
import pandas
from mlxtend.frequent_patterns import fpgrowth
from mlxtend.preprocessing import TransactionEncoder

task, file, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(file, encoding="utf8") as lines:
    baskets = [line.split() for line in lines]
encoder = TransactionEncoder().fit(baskets)
flags = encoder.transform(baskets, sparse=True)
frame = pandas.DataFrame.sparse.from_spmatrix(flags, columns=encoder.columns_)
# half a basket less, so that rounding of the share cannot lose the threshold
share = (count - 0.5) / len(baskets)
before = time.process_time()
found = fpgrowth(frame, min_support=share)
spent = time.process_time() - before
print(
    json.dumps(
        {
            "task": task,
            "contender": "mlxtend fpgrowth",
            "version": mlxtend.__version__,
            "found": len(found),
            "firstCpuSeconds": spent,
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        }
    )
)
