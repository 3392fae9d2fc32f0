"""Runs lifetimes on the columns in a file: with_lifetimes.py TASK MODEL FILE ROWS REPEATS; prints CPU seconds as JSON."""
import json
import resource
import sys
import time
import warnings

import lifetimes
import numpy

warnings.filterwarnings("ignore")
task, model, path, rows, repeats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
x, tx, T = numpy.fromfile(path, dtype=numpy.float64).reshape(3, rows)
Fitter = lifetimes.BetaGeoFitter if model == "BG/NBD" else lifetimes.ParetoNBDFitter


def given():
    """The published estimates for CDNOW; lifetimes keeps parameters in a pandas series."""
    import pandas

    fitter = Fitter()
    values = (
        {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
        if model == "BG/NBD"
        else {"r": 0.553, "alpha": 10.578, "s": 0.606, "beta": 11.669}
    )
    fitter.params_ = pandas.Series(values)
    fitter.predict = fitter.conditional_expected_number_of_purchases_up_to_time
    return fitter


def grouped():
    """Distinct histories with weights: what its documentation advises for many customers."""
    distinct, weights = numpy.unique(numpy.column_stack([x, tx, T]), axis=0, return_counts=True)
    return distinct[:, 0], distinct[:, 1], distinct[:, 2], weights


spent, result, status = [], 0.0, ""
for _ in range(repeats):
    before = time.process_time()
    if task == "predict":
        fitter = given()
        alive = numpy.asarray(fitter.conditional_probability_alive(x, tx, T))
        result = float(numpy.sum(fitter.predict(39, x, tx, T)))
        status = f"{alive.size} rows"
    else:
        # The times of the last purchases come back as floats that are equal to a bit; grouping is counted, as it is for us.
        gx, gtx, gT, weights = grouped()
        fitter = Fitter(penalizer_coef=0.0)
        try:
            fitter.fit(gx, gtx, gT, weights=weights)
            status = "with standard errors" if hasattr(fitter, "variance_matrix_") else "without standard errors"
            # Its own likelihood is in scaled time and per customer: this is the sum in weeks.
            scale = getattr(fitter, "_scale", 1.0)
            # That of Pareto/NBD is a mean over rows as they are weighted on average, not over customers.
            times = weights.sum() if model == "BG/NBD" else weights.mean()
            result = float(-fitter._negative_log_likelihood_ * times + numpy.log(scale) * (gx * weights).sum())
        except Exception as error:  # it raises where it does not converge
            status = type(error).__name__
    spent.append(time.process_time() - before)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpuSeconds": spent, "result": result, "status": status, "version": lifetimes.__version__, "peakMegabytes": peak}))
