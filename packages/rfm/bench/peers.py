"""RFM scores with numpy, one thread, beside those of million-customers.ts: python peers.py COLUMNS.f64 ROWS"""
import json, sys, time
import numpy

rows = int(sys.argv[2])
recency, frequency, monetary = numpy.fromfile(sys.argv[1], dtype=numpy.float64).reshape(3, rows)


def scores(values):
    cuts = numpy.quantile(values, [0.2, 0.4, 0.6, 0.8])
    return 1 + numpy.searchsorted(cuts, values, side="left")


def run():
    r, f, m = 6 - scores(recency), scores(frequency), scores(monetary)
    return 100 * r + 10 * f + m


def timed():
    wall, cpu = time.perf_counter(), time.process_time()
    total = int(run().sum())
    return {"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu, "checksum": total}


print(json.dumps({"version": numpy.__version__, "runs": [timed() for _ in range(5)]}))
